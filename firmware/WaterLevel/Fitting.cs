using System.Device.Gpio;
using EdgeNodes.Esp32;
using EdgeNodes.Node;
using Iot.Device.Ads1115;

namespace EdgeNodes.WaterLevel
{
    /// <summary>The sensor that `water.sensor` names, and what a technician should know about it.</summary>
    public static class Fitting
    {
        // Full scale of the ADS1115's range at 22.5 mA, above which no probe drives its loop.
        private const int SmallRangeOhm = 2048 * 10 / 225;

        // The ADS1115 sees no more than its supply of 3.3 V.
        private const int LargestOhm = 3300 * 10 / 225;

        /// <summary>Makes it; <paramref name="pins"/> opens what it needs.</summary>
        public static IPing Sensor(NodeSettings settings, GpioController pins, ILog log)
        {
            switch (settings.WaterSensor)
            {
                case "jsn-sr04t":
                    return new JsnSr04t(Pins.EchoPort, log);
                case "hc-sr04":
                    return new HcSr04(Pins.Trigger, Pins.Echo);
                case "loop":
                    return Loop(settings, pins, log);
                default:
                    return new A02yyuw(Pins.EchoPort);
            }
        }

        /// <summary>Says on the console what the settings cannot do.</summary>
        public static void Check(NodeSettings settings, WaterLimits limits, IPing ping, ILog log)
        {
            if (limits.HasLevels && limits.ReferenceMm < 0 && !ping.TellsLevel)
            {
                log.Say("water.alert_mm and water.danger_mm need water.reference_mm: until it is set nobody warns of a flood");
            }

            int highest = limits.DangerMm > limits.AlertMm ? limits.DangerMm : limits.AlertMm;
            if (limits.HasLevels && limits.ReferenceMm >= 0 && ping.NearestMm >= 0 && highest > limits.ReferenceMm - ping.NearestMm)
            {
                log.Say("level " + highest.ToString() + " mm lies in the sensor's dead zone, which begins at "
                    + (limits.ReferenceMm - ping.NearestMm).ToString() + " mm: mount the sensor higher or lower water.danger_mm");
            }

            int end = settings.WaterLoopRangeMm + settings.WaterLoopOffsetMm;
            if (ping.TellsLevel && settings.WaterLoopRangeMm > 0 && limits.HasLevels && highest > end)
            {
                log.Say("level " + highest.ToString() + " mm lies above the probe's range, which ends at " + end.ToString()
                    + " mm: nobody warns of it; fit a probe with a longer range or lower water.danger_mm");
            }
        }

        private static LoopProbe Loop(NodeSettings settings, GpioController pins, ILog log)
        {
            int ohm = settings.WaterLoopShuntOhm;
            if (settings.WaterLoopRangeMm <= 0)
            {
                log.Say("water.loop_range_mm is not set: write the probe's range, else there is no level");
            }

            if (ohm > LargestOhm)
            {
                log.Say("water.loop_shunt_ohm=" + ohm.ToString() + " drives the ADS1115 beyond its supply: fit at most "
                    + LargestOhm.ToString() + " Ohm");
            }

            GpioPin boost = pins.OpenPin(Pins.LoopBoost, PinMode.Output);
            boost.Write(PinValue.Low);
            MeasuringRange range = ohm <= SmallRangeOhm ? MeasuringRange.FS2048 : MeasuringRange.FS4096;
            LoopScale scale = new LoopScale(settings.WaterLoopRangeMm, settings.WaterLoopOffsetMm, ohm);
            return new LoopProbe(boost, new Ads1115Input(Pins.I2cBus, Pins.LoopChannel, range, 1), scale);
        }
    }
}
