namespace EdgeNodes.Node
{
    /// <summary>
    /// Named files on internal storage. A write is on the medium when it returns; a power cut during one may leave any
    /// part of its bytes, so whoever writes here protects records with a checksum.
    /// </summary>
    public interface IStorage
    {
        /// <summary>Bytes that were read; fewer than asked at the end of the file, 0 if there is none.</summary>
        int Read(string file, int position, byte[] buffer, int offset, int count);

        /// <summary>Writes into the file, which it creates or extends as needed. Throws when the medium refuses.</summary>
        void Write(string file, int position, byte[] buffer, int offset, int count);
    }
}
