using EdgeNodes.LoRaWan;
using EdgeNodes.Simulated.Radio.Forwarder;

namespace EdgeNodes.Simulated.Network.Gateways;

/// <summary>One gateway's account of a packet.</summary>
internal sealed record Reception(Eui64 Gateway, RxPacket Packet);
