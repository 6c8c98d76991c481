namespace EdgeNodes.Contract.Frames
{
    /// <summary>
    /// A row of small numbers, coded for what it is: four bits name the code, then the numbers follow. Rice codes
    /// (Rice and Plaunt 1971) suit noise, zero runs suit a quantity that rests, and nothing at all suits one that never moves.
    /// </summary>
    internal static class Column
    {
        // Codes 0 to 12 are Rice parameters.
        public const int MaxRice = 12;
        public const int Runs = 13;
        public const int AllZero = 15;

        // A longer quotient costs more than the raw number: twenty ones announce 32 raw bits.
        public const int Escape = 20;

        /// <summary>Writes the zigzagged numbers with the shortest of the codes.</summary>
        public static void Write(BitWriter writer, uint[] numbers, int count)
        {
            int best = AllZero;
            int bestBits = 0;
            int bestRice = 0;
            if (!AreZero(numbers, count))
            {
                bestBits = int.MaxValue;
                for (int rice = 0; rice <= MaxRice; rice++)
                {
                    int plain = 0;
                    int runs = 4 + RunBits(numbers, count);
                    for (int i = 0; i < count; i++)
                    {
                        plain += RiceBits(numbers[i], rice);
                        runs += numbers[i] == 0 ? 0 : RiceBits(numbers[i] - 1, rice);
                    }

                    if (plain < bestBits)
                    {
                        bestBits = plain;
                        best = rice;
                    }

                    if (runs < bestBits)
                    {
                        bestBits = runs;
                        best = Runs;
                        bestRice = rice;
                    }
                }
            }

            writer.Write((uint)best, 4);
            if (best == Runs)
            {
                writer.Write((uint)bestRice, 4);
                WriteRuns(writer, numbers, count, bestRice);
            }
            else if (best != AllZero)
            {
                for (int i = 0; i < count; i++)
                {
                    WriteRice(writer, numbers[i], best);
                }
            }
        }

        /// <summary>Reads <paramref name="count"/> numbers; false if the code is none or the data ends.</summary>
        public static bool TryRead(BitReader reader, uint[] numbers, int count)
        {
            int code = (int)reader.Read(4);
            if (code == AllZero || code == Runs)
            {
                for (int i = 0; i < count; i++)
                {
                    numbers[i] = 0;
                }

                return !reader.Truncated && (code == AllZero || TryReadRuns(reader, numbers, count));
            }

            if (code > MaxRice)
            {
                return false;
            }

            for (int i = 0; i < count; i++)
            {
                numbers[i] = ReadRice(reader, code);
                if (reader.Truncated)
                {
                    return false;
                }
            }

            return true;
        }

        private static bool TryReadRuns(BitReader reader, uint[] numbers, int count)
        {
            int rice = (int)reader.Read(4);
            if (rice > MaxRice)
            {
                return false;
            }

            uint at = 0;
            while (at < count)
            {
                if (!reader.TryReadExpGolomb(0, out uint zeros) || zeros > count - at)
                {
                    return false;
                }

                at += zeros;
                if (at < count)
                {
                    uint number = ReadRice(reader, rice);
                    if (reader.Truncated || number == uint.MaxValue)
                    {
                        return false;
                    }

                    numbers[at] = number + 1;
                    at++;
                }
            }

            return true;
        }

        private static void WriteRuns(BitWriter writer, uint[] numbers, int count, int rice)
        {
            uint zeros = 0;
            for (int i = 0; i < count; i++)
            {
                if (numbers[i] == 0)
                {
                    zeros++;
                }
                else
                {
                    writer.WriteExpGolomb(zeros, 0);
                    WriteRice(writer, numbers[i] - 1, rice);
                    zeros = 0;
                }
            }

            if (zeros > 0)
            {
                writer.WriteExpGolomb(zeros, 0);
            }
        }

        private static int RunBits(uint[] numbers, int count)
        {
            int bits = 0;
            uint zeros = 0;
            for (int i = 0; i < count; i++)
            {
                zeros++;
                if (numbers[i] != 0)
                {
                    bits += ExpGolombBits(zeros - 1);
                    zeros = 0;
                }
            }

            return zeros > 0 ? bits + ExpGolombBits(zeros) : bits;
        }

        private static int ExpGolombBits(uint value)
        {
            int bits = 1;
            for (ulong rest = (ulong)value + 1; rest > 1; rest >>= 1)
            {
                bits += 2;
            }

            return bits;
        }

        private static int RiceBits(uint number, int rice)
        {
            uint quotient = number >> rice;
            return quotient >= Escape ? Escape + 32 : (int)quotient + 1 + rice;
        }

        private static void WriteRice(BitWriter writer, uint number, int rice)
        {
            uint quotient = number >> rice;
            if (quotient >= Escape)
            {
                writer.Write((1U << Escape) - 1, Escape);
                writer.Write(number, 32);
                return;
            }

            writer.Write((1U << ((int)quotient + 1)) - 2, (int)quotient + 1);
            writer.Write(number, rice);
        }

        private static uint ReadRice(BitReader reader, int rice)
        {
            uint quotient = 0;
            while (quotient < Escape && reader.Read(1) == 1)
            {
                quotient++;
            }

            return quotient == Escape ? reader.Read(32) : (quotient << rice) | reader.Read(rice);
        }

        private static bool AreZero(uint[] numbers, int count)
        {
            for (int i = 0; i < count; i++)
            {
                if (numbers[i] != 0)
                {
                    return false;
                }
            }

            return true;
        }
    }
}
