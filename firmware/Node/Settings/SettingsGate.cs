namespace EdgeNodes.Node
{
    /// <summary>
    /// Waits for settings that can be used. Bad ones are told on the console, again and again, so that whoever plugs in a cable
    /// sees it; no reboot, no crash loop, and a corrected file, or what is saved over the cable, is taken without one.
    /// </summary>
    public static class SettingsGate
    {
        private const int RetryMilliseconds = 10000;

        /// <summary>Returns the settings; throws when the power goes.</summary>
        public static NodeSettings Wait(SettingsStore store, IClock clock, IPause pause, ILog log, ServiceConsole? console = null)
        {
            while (true)
            {
                if (store.TryOpen(out NodeSettings? settings, out string error) && settings != null)
                {
                    return settings;
                }

                log.Say(error);
                Rest(store.Changes, store, clock, pause, console);
            }
        }

        // Until the next look at the file, or until something was saved over the cable.
        private static void Rest(string before, SettingsStore store, IClock clock, IPause pause, ServiceConsole? console)
        {
            if (console == null)
            {
                pause.Pause(RetryMilliseconds);
                return;
            }

            long end = clock.Milliseconds + RetryMilliseconds;
            while (clock.Milliseconds < end && store.Changes == before)
            {
                console.Tick(clock.Milliseconds);
                pause.Pause(ServiceConsole.Busy);
            }
        }
    }
}
