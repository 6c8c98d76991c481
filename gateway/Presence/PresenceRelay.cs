using System.Security.Cryptography;
using System.Threading.Channels;
using EdgeNodes.Contract.Commands;
using EdgeNodes.Contract.Identity;
using EdgeNodes.Contract.Readings;
using EdgeNodes.Gateway.Commands;
using EdgeNodes.Gateway.Ingest;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace EdgeNodes.Gateway.Presence;

/// <summary>
/// Somebody is at a lamp: the lamps ahead brighten, on the shortest way, without the platform. A lamp raises itself; this is for
/// the others, and nobody waits for it.
/// </summary>
public sealed class PresenceRelay : BackgroundService, ISightings
{
    // A reading that waited somewhere for longer tells of somebody who has passed.
    private static readonly TimeSpan FreshFor = TimeSpan.FromSeconds(15);

    private readonly Channel<Sighting> sightings = Channel.CreateBounded<Sighting>(new BoundedChannelOptions(256) { FullMode = BoundedChannelFullMode.DropOldest });
    private readonly Dictionary<int, TimeSpan> raised = [];
    private readonly HashSet<int> unknown = [];
    private readonly PresenceSettings settings;
    private readonly IOwnCommands commands;
    private readonly TimeProvider time;
    private readonly ILogger<PresenceRelay> logger;
    private readonly Street street;
    private readonly Lock gate = new();
    private PresenceStatus counts = new(0, 0, 0, 0, 0);

    // At random: after a restart a lamp may still remember the last ids of before.
    private uint nextId = (uint)RandomNumberGenerator.GetInt32(0x1000000);

    /// <summary>Raises while <see cref="ExecuteAsync"/> runs.</summary>
    public PresenceRelay(PresenceSettings settings, IOwnCommands commands, TimeProvider time, ILogger<PresenceRelay> logger)
    {
        ArgumentNullException.ThrowIfNull(settings);
        this.settings = settings;
        this.commands = commands;
        this.time = time;
        this.logger = logger;
        street = new Street(settings.Neighbours, TimeSpan.FromSeconds(settings.HoldSeconds));
    }

    /// <summary>What became of people so far.</summary>
    public PresenceStatus Status
    {
        get
        {
            lock (gate)
            {
                return counts;
            }
        }
    }

    /// <inheritdoc/>
    public void Seen(Sighting sighting) => sightings.Writer.TryWrite(sighting);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await foreach (Sighting sighting in sightings.Reader.ReadAllAsync(stoppingToken).ConfigureAwait(false))
        {
            bool fresh = IsFresh(sighting);
            Count(status => status with { Seen = status.Seen + 1, Stale = status.Stale + (fresh ? 0 : 1) });
            if (fresh)
            {
                Relay(sighting.Node);
            }
        }
    }

    // Neither side may know the time: then it is the node's word that this was not kept back.
    private bool IsFresh(Sighting sighting) =>
        sighting.Quality == TimeQuality.Unknown
        || (time.GetUtcNow() - DateTimeOffset.FromUnixTimeSeconds(sighting.Time)).Duration() <= FreshFor;

    private void Relay(NodeId lamp)
    {
        TimeSpan now = time.GetElapsedTime(0);
        IReadOnlyList<NodeId> ahead = street.Ahead(lamp, now);
        PresenceLog.Ahead(logger, lamp, ahead.Count);
        foreach (NodeId other in ahead)
        {
            Raise(other, now);
        }
    }

    private void Raise(NodeId lamp, TimeSpan now)
    {
        // Half a hold is left to it at least: that bounds the rate, whatever the street does.
        if (raised.TryGetValue(lamp.ToKey(), out TimeSpan at) && (now - at).TotalSeconds < settings.HoldSeconds / 2.0)
        {
            Count(status => status with { Spared = status.Spared + 1 });
            return;
        }

        bool taken = commands.TryAccept(new Command
        {
            Action = CommandAction.Raise,
            Node = lamp,
            Id = OwnCommands.First | (nextId++ & 0xFFFFFF),
            TtlSeconds = (uint)settings.HoldSeconds,
            LevelSteps = settings.LevelPercent * 2,
            FadeTenths = settings.FadeSeconds * 10,
        });
        if (taken)
        {
            raised[lamp.ToKey()] = now;
        }
        else if (unknown.Add(lamp.ToKey()))
        {
            PresenceLog.Unknown(logger, lamp);
        }

        Count(status => taken ? status with { Raised = status.Raised + 1 } : status with { Refused = status.Refused + 1 });
    }

    private void Count(Func<PresenceStatus, PresenceStatus> change)
    {
        lock (gate)
        {
            counts = change(counts);
        }
    }
}
