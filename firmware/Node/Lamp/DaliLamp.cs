using EdgeNodes.Contract.Readings;

namespace EdgeNodes.Node
{
    /// <summary>
    /// A lamp on a DALI gear. A gear that lost its supply for a moment comes back at its power-on level, so it is asked now and
    /// then, and told again when it burns otherwise than it was told.
    /// </summary>
    public sealed class DaliLamp : ILampDriver
    {
        /// <summary>How often the gear is asked, in milliseconds.</summary>
        public const int AskEvery = 10000;

        // One missing answer may be a disturbance.
        private const int MostMissed = 2;

        private readonly IDaliBus bus;
        private int told = -1;
        private long askAt = long.MinValue;
        private int missed;
        private int unheeded;
        private Cause cause;

        /// <param name="bus">The lamp's own bus.</param>
        public DaliLamp(IDaliBus bus)
        {
            this.bus = bus;
        }

        /// <inheritdoc/>
        public int Failures { get; private set; }

        /// <inheritdoc/>
        public bool TrySetLevel(int levelSteps)
        {
            int level = DaliCurve.LevelOfSteps(levelSteps);
            if (!bus.TrySend(ForwardFrame.Level(level)))
            {
                return false;
            }

            told = level;
            return true;
        }

        /// <inheritdoc/>
        public Cause Check(long now)
        {
            if (now >= askAt)
            {
                askAt = now + AskEvery;
                cause = Ask();
            }

            return cause;
        }

        private Cause Ask()
        {
            int status = bus.Ask(ForwardFrame.Command(ForwardFrame.QueryStatus));
            missed = status == DaliAnswer.None ? missed + 1 : 0;
            if (missed >= MostMissed)
            {
                Failures = LampStates.DaliFailure;
                missed = MostMissed;
                return Cause.NoAnswer;
            }

            if (status < 0)
            {
                return cause;
            }

            Failures = ((status & ForwardFrame.StatusLampFailure) != 0 ? LampStates.LampFailure : 0)
                | ((status & ForwardFrame.StatusGearFailure) != 0 ? LampStates.GearFailure : 0);
            return told < 0 || (status & ForwardFrame.StatusFading) != 0 ? Cause.None : Compare();
        }

        private Cause Compare()
        {
            int actual = bus.Ask(ForwardFrame.Command(ForwardFrame.QueryActualLevel));
            if (actual < 0 || actual == DaliCurve.Mask || actual == told || actual == Bounded())
            {
                unheeded = 0;
                return Cause.None;
            }

            unheeded++;
            if (bus.TrySend(ForwardFrame.Level(told)) && unheeded < MostMissed)
            {
                // Told again: it may have lost its supply for a moment. The next look will tell.
                return Cause.None;
            }

            return Cause.Refused;
        }

        // The gear keeps what shines between its own bounds.
        private int Bounded()
        {
            if (told == 0)
            {
                return 0;
            }

            int least = bus.Ask(ForwardFrame.Command(ForwardFrame.QueryMinLevel));
            int most = bus.Ask(ForwardFrame.Command(ForwardFrame.QueryMaxLevel));
            return least > told ? least : most >= 0 && most < told ? most : told;
        }
    }
}
