using System;

namespace EdgeNodes.Node
{
    /// <summary>
    /// Programs into the gear what it does alone: its level when power comes on, and when its bus is dead. Only when the gear tells
    /// another level, or, if it tells none, once per wish: the gear's memory wears out (it is made for some ten thousand writes).
    /// </summary>
    public sealed class DaliInstall
    {
        /// <summary>Tries per wish with a gear that answers and does not take it.</summary>
        public const int MostTries = 3;

        private readonly IDaliBus bus;
        private readonly TwinFile file;
        private readonly byte[] content = new byte[2];

        /// <param name="bus">The lamp's own bus.</param>
        /// <param name="storage">Where what was programmed is noted.</param>
        public DaliInstall(IDaliBus bus, IStorage storage)
        {
            this.bus = bus;
            file = new TwinFile(storage, "dali", content.Length);
        }

        /// <summary>
        /// Sees to it that the gear shines at that level, in steps of 0.5 %, by itself. False if it is known to do otherwise, or if
        /// the note could not be written: without one the gear is left alone, since every boot would program it.
        /// </summary>
        public bool TryRun(int levelSteps)
        {
            int wanted = DaliCurve.LevelOfSteps(levelSteps);
            if (Tells(wanted, out bool heard))
            {
                return true;
            }

            int tries = file.TryLoad(content) && content[0] == wanted ? content[1] : 0;
            if (tries >= (heard ? MostTries : 1))
            {
                return !heard;
            }

            content[0] = (byte)wanted;
            content[1] = (byte)(tries + 1);
            try
            {
                file.Save(content);
            }
            catch (Exception)
            {
                return false;
            }

            return Program(ForwardFrame.SetPowerOnLevel, wanted) && Program(ForwardFrame.SetSystemFailureLevel, wanted)
                && (!heard || Tells(wanted, out heard));
        }

        private bool Tells(int wanted, out bool heard)
        {
            int powerOn = bus.Ask(ForwardFrame.Command(ForwardFrame.QueryPowerOnLevel));
            int failure = bus.Ask(ForwardFrame.Command(ForwardFrame.QuerySystemFailureLevel));
            heard = powerOn >= 0 && failure >= 0;
            return powerOn == wanted && failure == wanted;
        }

        private bool Program(int opcode, int level) =>
            bus.TrySend(ForwardFrame.SetDtr0(level)) && bus.TrySend(ForwardFrame.Command(opcode));
    }
}
