using EdgeNodes.Contract.Readings;

namespace EdgeNodes.Node
{
    /// <summary>`probe air` and `probe water` on the technician's cable: see <see cref="SoilTest"/>.</summary>
    public sealed class SoilTestCommand : IConsoleCommand
    {
        private readonly SoilTest test;
        private readonly ISensor on;
        private readonly ISensor off;
        private readonly Reading nowhere = new Reading();

        /// <param name="test">The test.</param>
        /// <param name="on">Switches the probe's supply on and waits until it has settled.</param>
        /// <param name="off">Switches it off.</param>
        public SoilTestCommand(SoilTest test, ISensor on, ISensor off)
        {
            this.test = test;
            this.on = on;
            this.off = off;
        }

        /// <inheritdoc/>
        public string Name => "probe";

        /// <inheritdoc/>
        public string Help => "air or water: tests the soil probe, first dry in the air, then in water up to its line";

        /// <inheritdoc/>
        public void Run(string argument, ILog reply)
        {
            if (argument != "air" && argument != "water")
            {
                reply.Say("probe cannot be '" + argument + "': type probe air or probe water");
                return;
            }

            on.Read(nowhere);
            try
            {
                reply.Say("probe " + argument + ": " + (argument == "air" ? test.Air() : test.Water()));
            }
            finally
            {
                off.Read(nowhere);
            }
        }
    }
}
