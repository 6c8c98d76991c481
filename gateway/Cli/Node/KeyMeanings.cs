namespace EdgeNodes.Cli.Nodes;

/// <summary>What each key of a node's settings means, in English and German. A test asks for every key that the firmware knows.</summary>
internal static class KeyMeanings
{
    private static readonly Dictionary<string, (string English, string German)> All = new()
    {
        ["id"] = ("who the node is: prefix of its kind, dash, number", "wer der Knoten ist: Kürzel der Art, Strich, Nummer"),
        ["gateway.host"] = ("name or address of the gateway", "Name oder Adresse des Gateways"),
        ["gateway.port"] = ("its TCP port: 8883 with TLS", "sein TCP-Port: 8883 mit TLS"),
        ["gateway.secret"] = ("the node's password there, from enrolling it", "Passwort des Knotens dort, aus der Anmeldung"),
        ["gateway.tls"] = ("1: talk TLS", "1: verschlüsselt mit TLS"),
        ["gateway.ca"] = ("authority behind the gateway's certificate, base64 of DER", "Aussteller des Gateway-Zertifikats, base64 von DER"),
        ["node.certificate"] = ("the node's own certificate, base64 of DER", "eigenes Zertifikat des Knotens, base64 von DER"),
        ["node.key"] = ("the key of that certificate, base64 of DER", "Schlüssel dieses Zertifikats, base64 von DER"),
        ["wifi.ssid"] = ("name of the Wi-Fi network", "Name des WLANs"),
        ["wifi.password"] = ("its password; empty for an open network", "sein Passwort; leer bei offenem Netz"),
        ["sample.seconds"] = ("period of the samples, s (60)", "Abstand der Messungen, s (60)"),
        ["sample.milliseconds"] = ("the same in ms, for rehearsals", "dasselbe in ms, für Proben"),
        ["sample.limit"] = ("readings after which it ends, for rehearsals; 0: never", "Messungen bis zum Ende, für Proben; 0: nie"),
        ["report.batch"] = ("readings to gather before reporting", "Messungen, die vor dem Senden gesammelt werden"),
        ["link.retry_seconds"] = ("longest wait between two attempts to reach the gateway, s", "längste Pause zwischen zwei Verbindungsversuchen, s"),
        ["link.watchdog_minutes"] = ("restart after so long without an answer, min; 0: never", "Neustart nach so langer Zeit ohne Antwort, min; 0: nie"),
        ["boot.first"] = ("number of the first boot: above the last of the board it replaces", "Nummer des ersten Starts: über der letzten der ersetzten Platine"),
        ["diagnostics.minutes"] = ("between two readings that tell how the node is, min", "Abstand der Messungen mit Zustandsdaten, min"),
        ["sleep.deep"] = ("1: sleep deeply between samples", "1: Tiefschlaf zwischen den Messungen"),
        ["clock.server"] = ("who tells the time; empty: the gateway", "wer die Uhrzeit nennt; leer: das Gateway"),
        ["air.dust"] = ("dust sensor that is fitted", "eingebauter Feinstaubsensor"),
        ["air.self_heating_tenths"] = ("warmth that the case adds, 1/10 K", "Erwärmung durch das Gehäuse, 1/10 K"),
        ["soil.dry"] = ("probe's counts in dry soil", "Zählwert der Sonde in trockener Erde"),
        ["soil.wet"] = ("probe's counts in wet soil", "Zählwert der Sonde in nasser Erde"),
        ["soil.calibrated"] = ("date of the calibration, yyyy-mm-dd", "Datum der Kalibrierung, jjjj-mm-tt"),
        ["soil.calibrated_by"] = ("who calibrated", "wer kalibriert hat"),
        ["soil.input"] = ("where the probe is wired", "woran die Sonde angeschlossen ist"),
        ["soil.drift_hundredths"] = ("counts that the probe rises by per kelvin above 20 Cel, 1/100", "Anstieg der Sonde je Kelvin über 20 Cel, 1/100 Zählwert"),
        ["soil.stuck_samples"] = ("equal samples after which a soil sensor counts as stuck; 0: the usual number", "gleiche Messungen, ab denen ein Bodensensor als hängend gilt; 0: die übliche Zahl"),
        ["sleep.awake_seconds"] = ("longest time awake in a cycle of deep sleep, s", "längste Wachzeit je Tiefschlafzyklus, s"),
        ["water.reference_mm"] = ("from the sensor down to the reference level, mm", "vom Sensor hinab zur Bezugshöhe, mm"),
        ["water.sensor"] = ("level sensor that is fitted", "eingebauter Pegelsensor"),
        ["water.alert_mm"] = ("alert level above the reference, mm", "Warnpegel über der Bezugshöhe, mm"),
        ["water.danger_mm"] = ("danger level above the reference, mm", "Gefahrenpegel über der Bezugshöhe, mm"),
        ["water.hysteresis_mm"] = ("how far below a level it must fall to end it, mm", "so weit muss der Pegel fallen, damit die Stufe endet, mm"),
        ["water.max_rise_mm_per_minute"] = ("fastest rise that the manhole can see, mm/min", "schnellster möglicher Anstieg im Schacht, mm/min"),
        ["water.fast_seconds"] = ("period of the samples in a flood, s", "Abstand der Messungen bei Hochwasser, s"),
        ["water.lost_echo"] = ("a lost echo over calm water is danger once water can have come; dry: the dry bottom gives none; doubt: no alarm, ends one after a look", "verlorenes Echo über ruhigem Wasser: danger Gefahr, sobald Wasser gekommen sein kann; dry: trockene Sohle ohne Echo; doubt: kein Alarm, beendet einen nach dem Nachsehen"),
        ["water.loop_range_mm"] = ("level at 20 mA less the one at 4 mA, mm", "Pegel bei 20 mA weniger dem bei 4 mA, mm"),
        ["water.loop_offset_mm"] = ("level at 4 mA above the reference, mm", "Pegel bei 4 mA über der Bezugshöhe, mm"),
        ["water.loop_shunt_ohm"] = ("shunt of the current loop, Ohm", "Messwiderstand der Stromschleife, Ohm"),
        ["water.air_stuck_samples"] = ("equal samples after which the shaft's thermometer counts as stuck; 0: the usual number", "gleiche Messungen, ab denen das Thermometer im Schacht als hängend gilt; 0: die übliche Zahl"),
        ["level.default"] = ("lamp level without command and schedule, %", "Helligkeit ohne Befehl und Zeitplan, %"),
        ["level.min"] = ("lowest level at night, %", "geringste Helligkeit bei Nacht, %"),
        ["lamp.driver"] = ("how the lamp's driver is told", "wie das Vorschaltgerät angesteuert wird"),
        ["lamp.nominal_w"] = ("power of the lamp at full level, W", "Leistung der Leuchte bei voller Helligkeit, W"),
        ["lamp.fade_tenths"] = ("fade that nobody asked otherwise for, 1/10 s", "Überblendung, wenn nichts anderes verlangt ist, 1/10 s"),
        ["lamp.deadman_minutes"] = ("commands end so long after the gateway was heard last, min; 0: never", "Befehle enden so lange nach dem letzten Zeichen des Gateways, min; 0: nie"),
        ["lamp.power_on"] = ("level from power-on until more is known, %", "Helligkeit nach dem Einschalten, bis mehr bekannt ist, %"),
        ["lamp.clo"] = ("constant light output: hours:percent;...", "Konstantlichtstrom: Stunden:Prozent;..."),
        ["lamp.volts_min_tenths"] = ("control voltage at the lowest level, 1/10 V", "Steuerspannung bei geringster Helligkeit, 1/10 V"),
        ["lamp.volts_max_tenths"] = ("control voltage at full level, 1/10 V", "Steuerspannung bei voller Helligkeit, 1/10 V"),
        ["light.schedule"] = ("schedule of the lamp", "Zeitplan der Leuchte"),
        ["light.latitude_e4"] = ("latitude north, 1/10000 degree", "Breite Nord, 1/10000 Grad"),
        ["light.longitude_e4"] = ("longitude east, 1/10000 degree", "Länge Ost, 1/10000 Grad"),
        ["light.zone"] = ("civil time: CET (default), UTC, UTC+1 ...", "Ortszeit: CET (sonst), UTC, UTC+1 ..."),
        ["light.holidays"] = ("holidays: mm-dd or yyyy-mm-dd, separated by semicolons", "Feiertage: mm-tt oder jjjj-mm-tt, durch Strichpunkte getrennt"),
        ["presence.level"] = ("level while somebody is there, %; 0: no presence input", "Helligkeit bei Anwesenheit, %; 0: kein Eingang"),
        ["presence.hold_seconds"] = ("how long presence holds, s", "wie lange Anwesenheit nachwirkt, s"),
    };

    /// <summary>The meaning; a key of a newer firmware says that it is new here.</summary>
    public static string Of(string key, bool german) =>
        All.TryGetValue(key, out var meaning) ? german ? meaning.German : meaning.English : german ? "hier noch unbekannt" : "not described here yet";

    /// <summary>True for a key that is described.</summary>
    public static bool Knows(string key) => All.ContainsKey(key);
}
