using EdgeNodes.Contract.Identity;

namespace EdgeNodes.Contract.Topics
{
    /// <summary>
    /// Between gateways and the platform: `{root}/{gateway}/{node}/{reading|command|answer}`. Two roots are in use:
    /// <see cref="Stream"/> is what the platform reads, <see cref="Uplink"/> what gateways publish where a receiver stands between.
    /// </summary>
    public static class CityTopics
    {
        /// <summary>The normalized stream: every reading once.</summary>
        public const string Stream = "city/v1";

        /// <summary>What gateways publish for a receiver: at least once, and over several routes.</summary>
        public const string Uplink = "uplink/v1";

        /// <summary>Last level of a reading's topic.</summary>
        public const string Reading = "reading";

        /// <summary>Last level of a command's topic.</summary>
        public const string Command = "command";

        /// <summary>Last level of an answer's topic.</summary>
        public const string Answer = "answer";

        /// <summary>Last level of an air quality index's topic; only the receiver publishes there.</summary>
        public const string Index = "index";

        /// <summary>Longest gateway id.</summary>
        public const int MaxGatewayLength = 32;

        /// <summary>`{root}/{gateway}/{node}/{leaf}`.</summary>
        public static string Of(string root, string gateway, NodeId node, string leaf) =>
            root + "/" + gateway + "/" + node.ToString() + "/" + leaf;

        /// <summary>The filter for one leaf of all nodes of all gateways, or of one.</summary>
        public static string Filter(string root, string leaf, string gateway = "+") => root + "/" + gateway + "/+/" + leaf;

        /// <summary>A gateway's id: lower-case letters, digits and dashes, beginning with a letter or digit, 32 at most.</summary>
        public static bool IsGatewayId(string? text)
        {
            if (text == null || text.Length == 0 || text.Length > MaxGatewayLength || text[0] == '-')
            {
                return false;
            }

            for (int i = 0; i < text.Length; i++)
            {
                char c = text[i];
                if (!((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-'))
                {
                    return false;
                }
            }

            return true;
        }

        /// <summary>Takes a topic below <paramref name="root"/> apart.</summary>
        public static bool TryParse(string root, string topic, out string gateway, out NodeId node, out string leaf)
        {
            gateway = "";
            leaf = "";
            node = default;
            if (topic == null || !topic.StartsWith(root + "/"))
            {
                return false;
            }

            string[] levels = topic.Substring(root.Length + 1).Split('/');
            if (levels.Length != 3 || !IsGatewayId(levels[0]) || !NodeId.TryParse(levels[1], out node, out _))
            {
                return false;
            }

            gateway = levels[0];
            leaf = levels[2];
            return leaf == Reading || leaf == Command || leaf == Answer;
        }
    }
}
