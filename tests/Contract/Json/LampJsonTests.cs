using System.Text;
using EdgeNodes.Contract.Identity;
using EdgeNodes.Contract.Quantities;
using EdgeNodes.Contract.Readings;
using EdgeNodes.Json;

namespace EdgeNodes.Contract.Tests.Json;

/// <summary>What an operator of street lights reads of a lamp.</summary>
public sealed class LampJsonTests
{
    [Fact]
    public void Failures_and_what_set_the_level_are_told_in_words() => Assert.Contains(
        """ "lamp":{"level":"schedule","failures":["lamp-failure","dali-communication-failure"]}, """.Trim(),
        Json(LampStates.LampFailure | LampStates.DaliFailure, LevelOrigin.Schedule), StringComparison.Ordinal);

    [Fact]
    public void A_sound_lamp_has_no_list() => Assert.Contains("\"lamp\":{\"level\":\"presence\"},", Json(0, LevelOrigin.Presence), StringComparison.Ordinal);

    [Fact]
    public void A_failure_of_a_later_version_is_left_out() => Assert.DoesNotContain("failures", Json(64, LevelOrigin.Default), StringComparison.Ordinal);

    [Fact]
    public void Who_is_no_lamp_says_nothing_of_one()
    {
        var reading = new Reading { Node = new NodeId(NodeKind.AirQuality, 7), TimeQuality = TimeQuality.Synced };
        Assert.DoesNotContain("lamp", Encoding.UTF8.GetString(ReadingJson.Write(reading, null)), StringComparison.Ordinal);
    }

    [Fact]
    public void Every_bit_has_a_word_of_its_own() =>
        Assert.Equal(LampStates.Count, Enumerable.Range(0, LampStates.Count).Select(LampStates.NameOf).Where(name => name.Length > 5).Distinct().Count());

    [Fact]
    public void Readers_take_the_numbers_and_skip_the_words()
    {
        var json = Encoding.UTF8.GetBytes(Json(LampStates.DayBurner, LevelOrigin.Schedule));
        Assert.True(ReadingJson.TryRead(json, out var read, out _, out var error), error);
        Assert.Equal(LampStates.DayBurner, read.Steps(QuantityTable.LampState));
    }

    private static string Json(int state, LevelOrigin origin)
    {
        var reading = new Reading { Node = new NodeId(NodeKind.Streetlight, 123), Boot = 1, Time = 1_795_337_355, TimeQuality = TimeQuality.Synced };
        reading.SetSteps(QuantityTable.LampState, state);
        reading.SetSteps(QuantityTable.LevelOrigin, (int)origin);
        return Encoding.UTF8.GetString(ReadingJson.Write(reading, null));
    }
}
