using System.Text.Json.Serialization;
using EdgeNodes.Contract.Frames;
using EdgeNodes.Contract.Quantities;
using EdgeNodes.Contract.Readings;

namespace EdgeNodes.Cli.Trace;

/// <summary>What a series costs. The formats of others carry the same samples with their time, one message a sample.</summary>
public sealed record TraceReport(
    int Samples,
    int Frames,
    long Bytes,
    [property: JsonPropertyName("bytes_per_sample")] double BytesPerSample,
    [property: JsonPropertyName("entropy_bytes_per_sample")] double EntropyBytesPerSample,
    [property: JsonPropertyName("cayenne_bytes")] long CayenneBytes,
    [property: JsonPropertyName("senml_cbor_bytes")] long SenmlCborBytes,
    [property: JsonPropertyName("senml_json_bytes")] long SenmlJsonBytes,
    bool Lossless)
{
    /// <summary>Packs each series into frames of at most <paramref name="frameBytes"/>, unpacks them, compares.</summary>
    public static TraceReport Measure(IReadOnlyList<IReadOnlyList<Reading>> series, int frameBytes)
    {
        var encoder = new FrameEncoder();
        var buffer = new byte[frameBytes];
        var (samples, frames, bytes, lossless) = (0, 0, 0L, true);
        foreach (var one in series)
        {
            var readings = one.ToArray();
            for (var at = 0; at < readings.Length;)
            {
                var length = encoder.Encode(readings, at, readings.Length - at, buffer, 0, frameBytes, out var encoded);
                if (length == 0)
                {
                    throw new UserException($"--frame {frameBytes}: a single reading needs {encoder.Measure(readings, at, 1)} bytes.");
                }

                lossless &= ComesBack(buffer, length, readings.AsSpan(at, encoded));
                at += encoded;
                frames++;
                bytes += length;
            }

            samples += readings.Length;
        }

        var all = series.SelectMany(one => one).ToList();
        return new TraceReport(
            samples,
            frames,
            bytes,
            Math.Round((double)bytes / samples, 3),
            Math.Round(Entropy(series) / 8, 3),
            all.Sum(OtherFormats.Cayenne),
            all.Sum(OtherFormats.SenmlCbor),
            all.Sum(OtherFormats.SenmlJson),
            lossless);
    }

    private static bool ComesBack(byte[] frame, int length, ReadOnlySpan<Reading> sent)
    {
        var decoder = new FrameDecoder(frame, 0, length);
        var reading = new Reading();
        foreach (var expected in sent)
        {
            if (!decoder.Next(reading) || !reading.Same(expected))
            {
                return false;
            }
        }

        return !decoder.Next(reading) && decoder.Error == FrameError.None;
    }

    /// <summary>Bits per sample: order-0 entropy of the first differences in steps, pooled over the series, summed over the quantities.</summary>
    private static double Entropy(IReadOnlyList<IReadOnlyList<Reading>> series)
    {
        var bits = 0.0;
        for (var code = 0; code < QuantityTable.Count; code++)
        {
            var quantity = QuantityTable.ByCode(code);
            var counts = new Dictionary<int, int>();
            foreach (var one in series)
            {
                Reading? previous = null;
                foreach (var reading in one.Where(r => r.Has(quantity)))
                {
                    if (previous != null)
                    {
                        var difference = reading.Steps(quantity) - previous.Steps(quantity);
                        counts[difference] = counts.GetValueOrDefault(difference) + 1;
                    }

                    previous = reading;
                }
            }

            double total = counts.Values.Sum();
            bits += counts.Values.Sum(n => n / total * Math.Log2(total / n));
        }

        return bits;
    }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(TraceReport))]
internal sealed partial class TraceJson : JsonSerializerContext;
