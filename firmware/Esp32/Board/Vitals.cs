using EdgeNodes.Node;
using nanoFramework.Hardware.Esp32;
using nanoFramework.Runtime.Native;

namespace EdgeNodes.Esp32
{
    /// <summary>What the CLR and the radio say about the board.</summary>
    public sealed class Vitals : IVitals
    {
        private readonly WifiStation? wifi;

        /// <param name="wifi">The radio; null before there is one.</param>
        public Vitals(WifiStation? wifi)
        {
            this.wifi = wifi;
        }

        /// <inheritdoc/>
        public int FreeMemory => (int)GC.Run(false);

        /// <inheritdoc/>
        public bool WokeByTimer => Sleep.GetWakeupCause() == Sleep.WakeupCause.Timer;

        /// <inheritdoc/>
        public bool TryRssi(out int dBm)
        {
            dBm = 0;
            return wifi != null && wifi.TryRssi(out dBm);
        }
    }
}
