using EdgeNodes.Contract.Identity;

namespace EdgeNodes.Node
{
    /// <summary>
    /// Waits for a settings file that can be used. A bad one is told on the console, again and again, so that whoever
    /// plugs in a cable sees it; no reboot, no crash loop, and a corrected file is taken without one.
    /// </summary>
    public static class SettingsGate
    {
        private const int RetryMilliseconds = 10000;

        /// <summary>Returns the settings; throws when the power goes.</summary>
        public static NodeSettings Wait(IStorage storage, NodeKind kind, IPause pause, ILog log)
        {
            while (true)
            {
                if (SettingsFile.TryRead(storage, kind, out NodeSettings? settings, out string error) && settings != null)
                {
                    return settings;
                }

                log.Say(error);
                pause.Pause(RetryMilliseconds);
            }
        }
    }
}
