namespace MQTTnet.Internal;

/// <summary>Handlers that are awaited one after the other, in the order in which they were added.</summary>
internal sealed class MqttEvent<TEventArgs>
{
    readonly Lock _sync = new();
    Func<TEventArgs, Task>[] _handlers = [];

    public bool HasHandlers => _handlers.Length > 0;

    public void Add(Func<TEventArgs, Task> handler)
    {
        ArgumentNullException.ThrowIfNull(handler);
        lock (_sync)
        {
            _handlers = [.. _handlers, handler];
        }
    }

    public void Remove(Func<TEventArgs, Task> handler)
    {
        lock (_sync)
        {
            var index = Array.LastIndexOf(_handlers, handler);
            if (index >= 0)
            {
                _handlers = [.. _handlers[..index], .. _handlers[(index + 1)..]];
            }
        }
    }

    public Task InvokeAsync(TEventArgs args)
    {
        var handlers = _handlers;
        return handlers.Length switch
        {
            0 => Task.CompletedTask,
            1 => handlers[0](args) ?? Task.CompletedTask,
            _ => InvokeAllAsync(handlers, args),
        };
    }

    static async Task InvokeAllAsync(Func<TEventArgs, Task>[] handlers, TEventArgs args)
    {
        foreach (var handler in handlers)
        {
            await handler(args);
        }
    }
}
