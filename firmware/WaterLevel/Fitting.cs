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

        /// <summary>
        /// What the manhole can do. A danger that a probe cannot tell any more counts from the end of its range on, less the
        /// hysteresis: its current stays there, a few counts more or less.
        /// </summary>
        public static WaterLimits Limits(NodeSettings settings, IPing ping)
        {
            WaterLimits limits = new WaterLimits(settings);
            int end = settings.WaterLoopRangeMm + settings.WaterLoopOffsetMm - limits.HysteresisMm;
            if (ping.TellsLevel && settings.WaterLoopRangeMm > 0 && limits.DangerMm > end)
            {
                limits.DangerMm = end;
            }

            return limits;
        }

        /// <summary>Says on the console what the settings cannot do.</summary>
        public static void Check(NodeSettings settings, WaterLimits limits, IPing ping, ILog log)
        {
            if (limits.HasLevels && limits.ReferenceMm < 0 && !ping.TellsLevel)
            {
                log.Say("water.alert_mm and water.danger_mm need water.reference_mm: until it is set only a wet float warns of a flood");
            }

            int highest = settings.WaterDangerMm > limits.AlertMm ? settings.WaterDangerMm : limits.AlertMm;
            Sight sight = new Sight(ping, limits);
            if (limits.HasLevels && limits.ReferenceMm >= 0 && sight.HasTop && highest > sight.Top)
            {
                log.Say("level " + highest.ToString() + " mm lies in the sensor's dead zone, which begins at " + sight.Top.ToString()
                    + " mm: there it can only be concluded; mount the sensor higher or lower water.danger_mm");
            }

            if (limits.HasLevels && limits.ReferenceMm >= 0 && sight.HasTop && sight.HasBottom && sight.Bottom > 0)
            {
                log.Say("below level " + sight.Bottom.ToString() + " mm the sensor may hear nothing: a lost echo counts as dry as long as no water"
                    + " can have come; mount it lower, or fit a float switch");
            }

            int end = settings.WaterLoopRangeMm + settings.WaterLoopOffsetMm;
            if (ping.TellsLevel && settings.WaterLoopRangeMm > 0 && limits.HasLevels && highest > end - limits.HysteresisMm)
            {
                log.Say("level " + highest.ToString() + " mm lies above the probe's range, which ends at " + end.ToString()
                    + " mm: danger is told there already; fit a probe with a longer range or lower water.danger_mm");
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
