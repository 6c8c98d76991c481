using EdgeNodes.Gateway.Commands;

namespace EdgeNodes.Gateway.Tests.Commands;

/// <summary>A platform that repeats a command does not make a lamp obey twice, and a gateway does not remember for ever.</summary>
public sealed class CommandMemoryTests
{
    private readonly CommandMemory memory = new();

    [Fact]
    public void The_same_number_for_another_lamp_is_another_command()
    {
        Assert.True(memory.Add(1, 7));
        Assert.True(memory.Add(2, 7));
        Assert.False(memory.Add(1, 7));
        Assert.False(memory.Add(2, 7));
    }

    [Fact]
    public void The_oldest_is_forgotten_when_it_is_full_and_nothing_else()
    {
        for (uint id = 0; id < 16384; id++)
        {
            Assert.True(memory.Add(1, id));
        }

        Assert.False(memory.Add(1, 0));
        Assert.True(memory.Add(1, 16384));
        Assert.False(memory.Add(1, 1));
        Assert.True(memory.Add(1, 0));
    }
}
