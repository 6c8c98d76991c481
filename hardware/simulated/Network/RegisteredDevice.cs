using EdgeNodes.LoRaWan;
using EdgeNodes.LoRaWan.Crypto;

namespace EdgeNodes.Simulated.Network;

/// <summary>A device that the network server lets in.</summary>
/// <param name="DevEui">Its identity.</param>
/// <param name="JoinEui">The join server that it names.</param>
/// <param name="AppKey">Its root key.</param>
/// <param name="Name">Its name in events.</param>
/// <param name="ClassC">It listens all the time.</param>
public sealed record RegisteredDevice(Eui64 DevEui, Eui64 JoinEui, AesKey AppKey, string Name, bool ClassC);
