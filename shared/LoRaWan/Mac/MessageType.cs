namespace EdgeNodes.LoRaWan.Mac;

/// <summary>The first byte of a frame, major version 1 (LoRaWAN 1.0.3, 4.2).</summary>
public enum MessageType
{
    /// <summary>A device asks to join.</summary>
    JoinRequest = 0x00,

    /// <summary>The network lets it in.</summary>
    JoinAccept = 0x20,

    /// <summary>Data from the device.</summary>
    UnconfirmedUp = 0x40,

    /// <summary>Data to the device.</summary>
    UnconfirmedDown = 0x60,

    /// <summary>Data from the device that asks for an acknowledgement.</summary>
    ConfirmedUp = 0x80,

    /// <summary>Data to the device that asks for an acknowledgement.</summary>
    ConfirmedDown = 0xA0,
}
