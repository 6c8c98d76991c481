using System.Threading;
using EdgeNodes.Contract.Readings;
using EdgeNodes.Node;
using nanoFramework.Device.OneWire;

namespace EdgeNodes.Esp32
{
    /// <summary>
    /// A DS18B20 alone on the 1-Wire bus, by its data sheet. Ours, because nanoFramework.Iot.Device.Ds18b20 reads two bytes and
    /// no checksum: to it a wire that breaks meanwhile is -0.06 Cel.
    /// </summary>
    public sealed class Ds18b20
    {
        private const byte SkipRom = 0xCC;
        private const byte Convert = 0x44;
        private const byte ReadScratchpad = 0xBE;

        // Data sheet table 2: 750 ms at 12 bit, at most.
        private const int ConversionMilliseconds = 760;

        private readonly byte[] pad = new byte[9];
        private OneWireHost? bus;

        /// <summary>Converts and reads, in 1/16 Cel. NoAnswer: nobody on the bus. Checksum: the answer was damaged.</summary>
        public Cause Read(out int sixteenths)
        {
            sixteenths = 0;
            if (bus == null)
            {
                bus = new OneWireHost();
            }

            if (!bus.TouchReset())
            {
                return Cause.NoAnswer;
            }

            bus.WriteByte(SkipRom);
            bus.WriteByte(Convert);
            Thread.Sleep(ConversionMilliseconds);
            if (!bus.TouchReset())
            {
                return Cause.NoAnswer;
            }

            bus.WriteByte(SkipRom);
            bus.WriteByte(ReadScratchpad);
            for (int i = 0; i < pad.Length; i++)
            {
                pad[i] = bus.ReadByte();
            }

            return Ds18b20Pad.Check(pad, out sixteenths);
        }
    }
}
