namespace EdgeNodes.Contract.Readings
{
    /// <summary>The parts of a node that can be in trouble. Travels in quantity `cause`: never renumber.</summary>
    public enum Part
    {
        /// <summary>None.</summary>
        None = 0,

        /// <summary>Bosch BME680: temperature, humidity, pressure, gas.</summary>
        Bme680 = 1,

        /// <summary>Plantower PMS5003: particulate matter.</summary>
        Pms5003 = 2,

        /// <summary>Sensirion SPS30: particulate matter.</summary>
        Sps30 = 3,

        /// <summary>Capacitive soil probe.</summary>
        SoilProbe = 4,

        /// <summary>DS18B20 on 1-Wire.</summary>
        Ds18b20 = 5,

        /// <summary>Sensirion SHT40: humidity.</summary>
        Sht40 = 6,

        /// <summary>A02YYUW ultrasonic sensor.</summary>
        A02yyuw = 7,

        /// <summary>JSN-SR04T ultrasonic sensor.</summary>
        JsnSr04t = 8,

        /// <summary>HC-SR04 ultrasonic sensor.</summary>
        HcSr04 = 9,

        /// <summary>4-20 mA probe.</summary>
        LoopProbe = 10,

        /// <summary>Battery gauge.</summary>
        Battery = 11,

        /// <summary>The lamp's driver: PWM, 0-10 V or DALI.</summary>
        LampDriver = 12,

        /// <summary>INA219: power of the lamp.</summary>
        Ina219 = 13,

        /// <summary>Presence input.</summary>
        Presence = 14,

        /// <summary>ADS1115 converter.</summary>
        Ads1115 = 15,

        /// <summary>The node's clock.</summary>
        Clock = 16,

        /// <summary>Internal storage.</summary>
        Storage = 17,

        /// <summary>The sensors' switched supply.</summary>
        Supply = 18,

        /// <summary>The lamp itself.</summary>
        Lamp = 19,

        /// <summary>External watchdog.</summary>
        Watchdog = 20,
    }
}
