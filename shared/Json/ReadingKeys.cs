using System.Numerics;
using System.Text.Json;

namespace EdgeNodes.Json;

/// <summary>The keys of a reading, one bit each.</summary>
[Flags]
internal enum ReadingKeys
{
    None = 0,
    Node = 1,
    Boot = 2,
    Seq = 4,
    Time = 8,
    TimeQuality = 16,
    Values = 32,
    Kind = 64,
    Uptime = 128,
    Flags = 256,
    Via = 512,
}

/// <summary>Names of the keys.</summary>
internal static class ReadingKeyTable
{
    public const ReadingKeys Required =
        ReadingKeys.Node | ReadingKeys.Boot | ReadingKeys.Seq | ReadingKeys.Time | ReadingKeys.TimeQuality | ReadingKeys.Values;

    private static readonly string[] Names = ["node", "boot", "seq", "time", "timeQuality", "values", "kind", "uptime", "flags", "via"];

    /// <summary>The key that the reader stands on, None if it is unknown.</summary>
    public static ReadingKeys Of(ref Utf8JsonReader reader)
    {
        for (var i = 0; i < Names.Length; i++)
        {
            if (reader.ValueTextEquals(Names[i]))
            {
                return (ReadingKeys)(1 << i);
            }
        }

        return ReadingKeys.None;
    }

    /// <summary>The name of the lowest key of a set.</summary>
    public static string NameOf(ReadingKeys keys) => Names[BitOperations.TrailingZeroCount((int)keys)];
}
