namespace System.Device.Gpio;

/// <summary>Called by a driver when a pin changes; <paramref name="sender"/> is whatever the driver chooses.</summary>
public delegate void PinChangeEventHandler(object sender, PinValueChangedEventArgs pinValueChangedEventArgs);
