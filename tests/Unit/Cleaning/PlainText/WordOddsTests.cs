using Serverless.Cleaning.PlainText;
using Xunit;

namespace Serverless.Unit.Cleaning.PlainText;

public sealed class WordOddsTests
{
    [Fact]
    public void Of_WordsWithoutOdds_SaysNothing()
    {
        var wording = WordOdds.None.Of("The harbor board met on Thursday.");

        Assert.Equal(new LineWording(0, 0, 0), wording);
    }

    [Fact]
    public void Of_OneKnownWord_SaysItsOdds()
    {
        var odds = With("newsletter", -2);

        var wording = odds.Of("Get our Newsletter today");

        Assert.Equal(new LineWording(-2, -2, 0), wording);
    }

    [Fact]
    public void Of_FourKnownWords_CountsTheThreeStrongest()
    {
        var odds = With("cookies", -4, "partners", -3, "consent", -2, "site", -1);

        var wording = odds.Of("This site and its partners ask consent for cookies");

        Assert.Equal(new LineWording(-2.5f, -9, 0), wording);
    }

    [Fact]
    public void Read_WhatWasWritten_SaysTheSame()
    {
        var odds = With("newsletter", -2, "harbor", 3);
        using var bytes = new MemoryStream();
        using var writer = new BinaryWriter(bytes);

        odds.Write(writer);
        bytes.Position = 0;
        using var reader = new BinaryReader(bytes);
        var read = WordOdds.Read(reader);

        Assert.Equal(odds.Of("A newsletter of the harbor"), read.Of("A newsletter of the harbor"));
    }

    [Fact]
    public void Grams_AnyNumber_IsTheSameWord()
    {
        Assert.Equal(GramsOf("in 1961 and 12 days"), GramsOf("in 2026 and 40 days"));
    }

    private static int[] GramsOf(string line)
    {
        var grams = new int[WordOdds.MaxGrams];
        return grams[..WordOdds.Grams(line, grams)];
    }

    // The first gram of a line is its first word.
    private static WordOdds With(params object[] wordsAndOdds)
    {
        var odds = new sbyte[WordOdds.Buckets];
        for (var i = 0; i < wordsAndOdds.Length; i += 2) odds[GramsOf((string)wordsAndOdds[i])[0]] = (sbyte)((int)wordsAndOdds[i + 1] * WordOdds.Steps);
        return new WordOdds(odds);
    }
}
