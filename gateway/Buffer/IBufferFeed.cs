namespace EdgeNodes.Gateway.Buffer;

/// <summary>The side of the buffer that uplinks see: read in order, prove, go on where you stopped.</summary>
public interface IBufferFeed
{
    /// <summary>
    /// This start's number, 0..127: a persisted counter that grows by one (mod 128) with every start of the gateway. It tells
    /// a receiver that numbers of the link begin anew.
    /// </summary>
    int Epoch { get; }

    /// <summary>The id up to which <paramref name="uplink"/> has proved everything; 0 when it has proved nothing yet.</summary>
    /// <exception cref="ArgumentException">The buffer was not opened for this uplink.</exception>
    long Cursor(string uplink);

    /// <summary>
    /// Returns up to <paramref name="max"/> records after <paramref name="afterId"/>, oldest first, and waits until there is
    /// at least one. Ids may have gaps. While the store is broken this waits as well: it recovers by itself.
    /// </summary>
    ValueTask<IReadOnlyList<BufferedRecord>> ReadAsync(long afterId, int max, CancellationToken cancellationToken);

    /// <summary>
    /// Says that the next hop holds everything up to and including <paramref name="upToId"/>. Returns once the cursor is
    /// noted; it reaches the disk with the next commit, so after a crash a few records may be read again. Going back is ignored.
    /// </summary>
    ValueTask ProveAsync(string uplink, long upToId, CancellationToken cancellationToken);

    /// <summary>How many records after <paramref name="uplink"/>'s cursor are stored.</summary>
    long Pending(string uplink);
}
