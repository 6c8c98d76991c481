using EdgeNodes.Contract.Identity;

namespace EdgeNodes.Contract.Topics
{
    /// <summary>
    /// Between a node and its gateway. Everything of a node lies below `node/{id}/`, so that one rule guards it: a node
    /// may publish `up` and `answer` and subscribe `command` below its own id, nothing else.
    /// </summary>
    public static class NodeTopics
    {
        private const string Root = "node/";

        /// <summary>Node to gateway: a frame of readings, QoS 1.</summary>
        public static string Up(NodeId node) => Root + node.ToString() + "/up";

        /// <summary>Gateway to node: a binary command, QoS 1.</summary>
        public static string Command(NodeId node) => Root + node.ToString() + "/command";

        /// <summary>Node to gateway: a binary answer, QoS 1.</summary>
        public static string Answer(NodeId node) => Root + node.ToString() + "/answer";

        /// <summary>Takes `node/aq-0007/up` apart; <paramref name="leaf"/> is `up`, `command` or `answer`.</summary>
        public static bool TryParse(string topic, out NodeId node, out string leaf)
        {
            node = default;
            leaf = "";
            if (topic == null || !topic.StartsWith(Root))
            {
                return false;
            }

            int slash = topic.LastIndexOf('/');
            if (slash <= Root.Length)
            {
                return false;
            }

            leaf = topic.Substring(slash + 1);
            return (leaf == "up" || leaf == "command" || leaf == "answer")
                && NodeId.TryParse(topic.Substring(Root.Length, slash - Root.Length), out node, out _);
        }
    }
}
