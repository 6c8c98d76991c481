using System.Buffers.Binary;
using EdgeNodes.LoRaWan.Region;

namespace EdgeNodes.Simulated.Radio.Mac;

/// <summary>Obeys what the network asks of the MAC (LoRaWAN 1.0.3, 5) and lays the answers into the next uplink.</summary>
internal static class MacCommands
{
    public const byte LinkCheckRequest = 0x02;
    public const byte DeviceTimeRequest = 0x0D;

    // Length of what follows the identifier, network to device.
    private static int LengthOf(byte cid) => cid switch
    {
        0x02 => 2,
        0x03 => 4,
        0x04 => 1,
        0x05 => 4,
        0x06 => 0,
        0x07 => 5,
        0x08 => 1,
        0x09 => 1,
        0x0A => 4,
        0x0D => 5,
        _ => -1,
    };

    /// <summary>Obeys in order; an unknown or cut command ends the reading, for nobody knows how long it is.</summary>
    /// <returns>What the application gets to know.</returns>
    public static IReadOnlyList<MacEvent> Obey(ReadOnlySpan<byte> commands, MacSession session, ModemFlash flash, int rssi, int snr, Action<DateTimeOffset> setClock)
    {
        List<MacEvent> events = [];
        while (!commands.IsEmpty)
        {
            byte cid = commands[0];
            int length = LengthOf(cid);
            if (length < 0 || commands.Length < 1 + length)
            {
                break;
            }
            ReadOnlySpan<byte> body = commands.Slice(1, length);
            commands = commands[(1 + length)..];
            switch (cid)
            {
                case 0x02:
                    events.Add(new MacEvent.LinkChecked(body[0], body[1], rssi, snr));
                    break;
                case 0x03:
                    AdaptRate(body, session, flash);
                    break;
                case 0x04:
                    session.Options.Add(cid);
                    break;
                case 0x05:
                    SetReceiveWindows(body, session);
                    break;
                case 0x06:
                    // Battery 0: external power. Margin is a signed number of six bits.
                    session.Options.AddRange([cid, 0, (byte)(snr & 0x3F)]);
                    break;
                case 0x07:
                    AddChannel(body, session);
                    break;
                case 0x08:
                    session.Rx1Delay = TimeSpan.FromSeconds(Math.Max(1, body[0] & 15));
                    session.Options.Add(cid);
                    break;
                case 0x0A:
                    session.Options.AddRange([cid, 0x03]);
                    break;
                case 0x0D:
                    // Seconds since 1980-01-06 without leap seconds, which are 18 since 2017, and 1/256 s.
                    setClock(DateTimeOffset.FromUnixTimeSeconds(315_964_800L - 18 + BinaryPrimitives.ReadUInt32LittleEndian(body))
                        .AddSeconds(body[4] / 256.0));
                    events.Add(new MacEvent.TimeAnswered(true));
                    break;
                default:
                    break;
            }
        }
        return events;
    }

    private static void AdaptRate(ReadOnlySpan<byte> body, MacSession session, ModemFlash flash)
    {
        int rate = body[0] >> 4;
        bool rateOk = rate <= 5 || rate == 15;
        bool powerOk = (body[0] & 15) is <= 7 or 15;
        if (rateOk && powerOk && flash.Adr)
        {
            flash.DataRate = rate == 15 ? flash.DataRate : rate;
            session.Repetitions = Math.Clamp(body[3] & 15, 1, 3);
        }
        session.Options.AddRange([0x03, (byte)(1 | (rateOk ? 2 : 0) | (powerOk ? 4 : 0))]);
    }

    private static void SetReceiveWindows(ReadOnlySpan<byte> body, MacSession session)
    {
        int offset = (body[0] >> 4) & 7;
        int rate = body[0] & 15;
        int hertz = (body[1] | (body[2] << 8) | (body[3] << 16)) * 100;
        bool channelOk = Eu868.SubBandOf(hertz) is not null;
        bool rateOk = rate <= 6;
        bool offsetOk = offset <= 5;
        if (channelOk && rateOk && offsetOk)
        {
            (session.Rx1Offset, session.Rx2DataRate, session.Rx2FrequencyHz) = (offset, rate, hertz);
        }
        session.Options.AddRange([0x05, (byte)((channelOk ? 1 : 0) | (rateOk ? 2 : 0) | (offsetOk ? 4 : 0))]);
    }

    private static void AddChannel(ReadOnlySpan<byte> body, MacSession session)
    {
        int index = body[0];
        int hertz = (body[1] | (body[2] << 8) | (body[3] << 16)) * 100;
        bool ok = index is >= 3 and < 16 && (hertz == 0 || Eu868.SubBandOf(hertz) is not null);
        if (ok && hertz != 0 && !session.Channels.Contains(hertz) && session.Channels.Count < 16)
        {
            session.Channels.Add(hertz);
        }
        session.Options.AddRange([0x07, (byte)(ok ? 3 : 0)]);
    }
}
