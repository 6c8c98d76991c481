using EdgeNodes.Contract.Commands;

namespace EdgeNodes.Node
{
    /// <summary>
    /// Answers that wait for the gateway's acknowledgement. In RAM: a command's effect ends with a reboot, so does what
    /// there is to say about it. When full the oldest goes.
    /// </summary>
    public sealed class AnswerBox
    {
        private const int Slots = 8;

        private readonly ILink link;
        private readonly string topic;
        private readonly byte[][] payloads = new byte[Slots][];
        private readonly int[] numbers = new int[Slots];
        private readonly long[] sentAt = new long[Slots];
        private readonly byte[] buffer = new byte[AnswerCodec.MaxBytes];
        private int count;

        /// <param name="link">Where to.</param>
        /// <param name="topic">The node's answer topic.</param>
        public AnswerBox(ILink link, string topic)
        {
            this.link = link;
            this.topic = topic;
        }

        /// <summary>Answers that wait.</summary>
        public int Count => count;

        /// <summary>Adds an answer.</summary>
        public void Add(Answer answer)
        {
            int length = AnswerCodec.Encode(answer, buffer, 0);
            byte[] payload = new byte[length];
            for (int i = 0; i < length; i++)
            {
                payload[i] = buffer[i];
            }

            if (count == Slots)
            {
                RemoveAt(0);
            }

            payloads[count] = payload;
            numbers[count] = 0;
            count++;
        }

        /// <summary>Sends what was not sent yet.</summary>
        public void Send(long now)
        {
            for (int i = 0; i < count; i++)
            {
                if (numbers[i] == 0)
                {
                    numbers[i] = link.Publish(topic, payloads[i]);
                    sentAt[i] = now;
                    if (numbers[i] == 0)
                    {
                        return;
                    }
                }
            }
        }

        /// <summary>Notes an acknowledgement.</summary>
        public void Acknowledge(int number)
        {
            for (int i = count - 1; i >= 0; i--)
            {
                if (numbers[i] == number)
                {
                    RemoveAt(i);
                }
            }
        }

        /// <summary>True if an answer waits for too long.</summary>
        public bool IsStuck(long now) => count > 0 && numbers[0] != 0 && now - sentAt[0] > Reporter.AckTimeout;

        /// <summary>The link is gone: everything unacknowledged is to be sent again.</summary>
        public void Rewind()
        {
            for (int i = 0; i < count; i++)
            {
                numbers[i] = 0;
            }
        }

        private void RemoveAt(int index)
        {
            for (int i = index; i < count - 1; i++)
            {
                payloads[i] = payloads[i + 1];
                numbers[i] = numbers[i + 1];
                sentAt[i] = sentAt[i + 1];
            }

            count--;
        }
    }
}
