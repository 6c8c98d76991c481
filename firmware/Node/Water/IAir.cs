namespace EdgeNodes.Node
{
    /// <summary>The air between an ultrasonic sensor and the water.</summary>
    public interface IAir
    {
        /// <summary>Its temperature in degrees Celsius; NaN while nobody measures it.</summary>
        double Celsius { get; }
    }
}
