using System.Globalization;
using EdgeNodes.Simulated.Radio.Mac;

namespace EdgeNodes.Simulated.Radio.At;

/// <summary>Understands RUI3's command line. Writes everything it has to say, the status last.</summary>
internal sealed class AtInterpreter
{
    private readonly ModemFlash _flash;
    private readonly DeviceMac _mac;
    private readonly Action<string> _write;
    private readonly Func<Task> _reboot;
    private readonly Dictionary<string, AtParameter> _parameters;

    public AtInterpreter(ModemFlash flash, DeviceMac mac, Action<string> write, Func<Task> reboot)
    {
        (_flash, _mac, _write, _reboot) = (flash, mac, write, reboot);
        _parameters = AtParameters.Of(flash, mac);
        // These two take hold at once or by a reboot, so they are not plain values.
        _parameters["CLASS"] = new("device class", () => flash.DeviceClass, SetClass);
    }

    /// <summary>Whether the modem repeats what it is told.</summary>
    public bool Echo { get; set; }

    public async Task ExecuteAsync(string line)
    {
        if (line.Equals("ATZ", StringComparison.OrdinalIgnoreCase))
        {
            await _reboot();
            return;
        }
        string? status = await AnswerAsync(line);
        if (status is not null)
        {
            // RUI3 puts a blank line before the status of a command that acts; readers must not mind.
            _write(line.Contains("=?", StringComparison.Ordinal) ? status + "\r\n" : "\r\n" + status + "\r\n");
        }
    }

    private async Task<string?> AnswerAsync(string line)
    {
        switch (line.ToUpperInvariant())
        {
            case "AT":
                return AtStatus.Ok;
            case "ATE":
                Echo = !Echo;
                return AtStatus.Ok;
            case "ATR":
                _flash.FactoryReset();
                return AtStatus.Ok;
            default:
                break;
        }
        if (!line.StartsWith("AT+", StringComparison.OrdinalIgnoreCase))
        {
            return AtStatus.NotFound;
        }
        int split = line.IndexOfAny(['=', '?']);
        string name = (split < 0 ? line[3..] : line[3..split]).ToUpperInvariant();
        string argument = split < 0 ? "" : line[split..];
        return name switch
        {
            "NWM" => await WorkModeAsync(argument),
            "JOIN" => Join(argument),
            "SEND" => Send(argument),
            "TIMEREQ" => TimeRequest(argument),
            _ => _parameters.TryGetValue(name, out AtParameter? parameter) ? Access(name, parameter, argument) : AtStatus.NotFound,
        };
    }

    private string Access(string name, AtParameter parameter, string argument)
    {
        switch (argument)
        {
            case "?":
                _write($"AT+{name}: {parameter.Help}\r\n");
                return AtStatus.Ok;
            case "=?" when parameter.Get is not null:
                _write($"AT+{name}={parameter.Get()}\r\n");
                return AtStatus.Ok;
            case "" or "=?":
                return AtStatus.Error;
            default:
                if (parameter.Set is null)
                {
                    return AtStatus.ModeNotSupported;
                }
                bool set = parameter.Set(argument[1..]);
                if (set)
                {
                    _flash.Save();
                }
                return set ? AtStatus.Ok : name == "BAND" ? AtStatus.UnsupportedBand : AtStatus.ParameterError;
        }
    }

    private bool SetClass(string text)
    {
        bool ok = text is "A" or "C" or "a" or "c";
        if (ok)
        {
            _flash.DeviceClass = text.ToUpperInvariant();
        }
        return ok;
    }

    private async Task<string?> WorkModeAsync(string argument)
    {
        switch (argument)
        {
            case "?":
                _write("AT+NWM: work mode, 1 is LoRaWAN\r\n");
                return AtStatus.Ok;
            case "=?":
                _write($"AT+NWM={_flash.WorkMode}\r\n");
                return AtStatus.Ok;
            case "=0" or "=1" when argument[1] - '0' != _flash.WorkMode:
                _flash.WorkMode = argument[1] - '0';
                _flash.Save();
                await _reboot();
                return null;
            case "=0" or "=1":
                return AtStatus.Ok;
            default:
                return AtStatus.ParameterError;
        }
    }

    private string Join(string argument)
    {
        // start:auto:period:retries
        string[] parts = argument.TrimStart('=').Split(':');
        int[] values = [.. parts.Select(part => int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out int value) ? value : -1)];
        if (_flash.WorkMode != 1)
        {
            return AtStatus.ModeNotSupported;
        }
        if (values.Length != 4 || values[0] is not (0 or 1) || values[1] is not (0 or 1) || values[2] is < 7 or > 255 || values[3] is < 0 or > 255)
        {
            return AtStatus.ParameterError;
        }
        return values[0] == 0 ? AtStatus.Ok : Status(_mac.Join(TimeSpan.FromSeconds(values[2]), values[3], out TimeSpan wait), wait);
    }

    private string Send(string argument)
    {
        if (_flash.WorkMode != 1)
        {
            return AtStatus.ModeNotSupported;
        }
        int colon = argument.IndexOf(':', StringComparison.Ordinal);
        if (colon < 2 || !byte.TryParse(argument.AsSpan(1, colon - 1), NumberStyles.None, CultureInfo.InvariantCulture, out byte port) || port is 0 or > 223)
        {
            return AtStatus.ParameterError;
        }
        string hex = argument[(colon + 1)..];
        if (hex.Length is 0 or > 500 || hex.Length % 2 != 0 || !hex.All(char.IsAsciiHexDigit))
        {
            return AtStatus.ParameterError;
        }
        return Status(_mac.Send(port, Convert.FromHexString(hex), out TimeSpan wait), wait);
    }

    private string TimeRequest(string argument)
    {
        if (argument != "=1")
        {
            return argument == "=0" ? AtStatus.Ok : AtStatus.ParameterError;
        }
        _mac.Request(MacCommands.DeviceTimeRequest);
        return AtStatus.Ok;
    }

    private string Status(MacStatus status, TimeSpan wait)
    {
        switch (status)
        {
            case MacStatus.Ok:
                return AtStatus.Ok;
            case MacStatus.NotJoined:
                return AtStatus.NotJoined;
            case MacStatus.TooLong:
                return AtStatus.ParameterError;
            case MacStatus.DutyCycle:
                _write($"Restricted_Wait_{(long)Math.Ceiling(wait.TotalMilliseconds)}_ms\r\n");
                return AtStatus.Busy;
            case MacStatus.Busy:
                return AtStatus.Busy;
            default:
                return AtStatus.Error;
        }
    }
}
