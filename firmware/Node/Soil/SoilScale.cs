namespace EdgeNodes.Node
{
    /// <summary>Relative wetness between two calibration points: 0 % dry, 100 % wet. Not a volumetric water content.</summary>
    public static class SoilScale
    {
        /// <summary>Percent for a raw count; false without a calibration.</summary>
        public static bool TryPercent(int raw, int dry, int wet, out double percent)
        {
            percent = 0;
            if (dry < 0 || wet < 0 || dry == wet)
            {
                return false;
            }

            percent = (double)(dry - raw) * 100.0 / (dry - wet);
            percent = percent < 0 ? 0 : percent > 100 ? 100 : percent;
            return true;
        }
    }
}
