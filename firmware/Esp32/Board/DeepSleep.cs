using System;
using EdgeNodes.Node;
using nanoFramework.Hardware.Esp32;

namespace EdgeNodes.Esp32
{
    /// <summary>Deep sleep of the ESP32, woken by its timer alone.</summary>
    public sealed class DeepSleep : ISleep
    {
        private const long TicksPerMillisecond = 10000;

        /// <inheritdoc/>
        public bool WokeByTimer => Sleep.GetWakeupCause() == Sleep.WakeupCause.Timer;

        /// <inheritdoc/>
        public void Begin(long milliseconds)
        {
            // Not TimeSpan.FromMilliseconds: it takes a long on the device and a double on a PC.
            if (Sleep.EnableWakeupByTimer(new TimeSpan(milliseconds * TicksPerMillisecond)) == EspNativeError.OK)
            {
                Sleep.StartDeepSleep();
            }
        }
    }
}
