using System.Diagnostics;
using CsCheck;
using Serverless.Cleaning.Sentences;
using Xunit;

namespace Serverless.Unit.Cleaning.Sentences;

public sealed class SentenceSplitterTests
{
    public static TheoryData<string> Cases => [.. GoldenFolder.Cases("sentences")];

    // The folder's name begins with the language of its text; "xx" stands for an unknown one.
    [Theory]
    [MemberData(nameof(Cases))]
    public void Split_GoldenText_GivesItsSentences(string name)
    {
        var text = GoldenFolder.Read("sentences", name, "input.txt");
        var language = name.Split('-')[0];

        var sentences = SentenceSplitter.Split(text, language == "xx" ? null : language).Select(sentence => text[sentence.Start..sentence.End]);

        GoldenFolder.Compare("sentences", name, "expected.txt", string.Join('\n', sentences) + "\n");
    }

    [Theory]
    [InlineData("")]
    [InlineData(" \n\n\t ")]
    public void Split_NothingToRead_GivesNone(string text) => Assert.Empty(SentenceSplitter.Split(text, "en"));

    [Fact]
    public void Split_BlankLineInsideSentence_EndsIt()
    {
        const string Text = "a heading without a mark\n\nand a lower-case line";

        var sentences = SentenceSplitter.Split(Text, "en");

        Assert.Equal([(0, 24), (26, 47)], sentences.Select(sentence => (sentence.Start, sentence.End)));
    }

    [Fact]
    public void Split_UnknownTag_ReadsLikeEnglish()
    {
        const string Text = "Mr. Moss left. Dr. Vogt stayed.";

        Assert.Equal(SentenceSplitter.Split(Text, "en"), SentenceSplitter.Split(Text, "x-klingon"));
    }

    [Fact]
    public void Split_AnyText_CoversEveryVisibleCharacterOnceInOrder()
    {
        string[] pieces = ["Mr.", "U.S.", "he", "The", "3.", "“", "”", "\"", "»", "«", ")", "(", "…", "...", ".", "!", "?", "。", "؟", "।", ";", " ", "  ", "\n", "\n\n", "\r\n", "said", "é", "😀", "\uD83D", "[1]", "中", "A", "a", "\u00A0", "p.m.", "z.", "—"];

        Gen.Int[0, pieces.Length - 1].Array[0, 40].Select(chosen => string.Concat(chosen.Select(i => pieces[i]))).Sample(text =>
        {
            var covered = new bool[text.Length];
            var end = 0;
            foreach (var sentence in SentenceSplitter.Split(text, "en"))
            {
                if (sentence.Start < end || sentence.End <= sentence.Start) return false;
                var slice = text[sentence.Start..sentence.End];
                if (slice != slice.Trim() || slice.Contains('\n', StringComparison.Ordinal)) return false;
                end = sentence.End;
                Array.Fill(covered, true, sentence.Start, sentence.End - sentence.Start);
            }

            return text.Select((c, i) => covered[i] || char.IsWhiteSpace(c)).All(good => good);
        });
    }

    [Theory]
    [InlineData("a")]
    [InlineData(".")]
    [InlineData(". ")]
    [InlineData("\" ")]
    [InlineData("? »")]
    [InlineData("“! ")]
    [InlineData("Mr. A. ")]
    [InlineData("!\" Smith smiled at them all. ")]
    public void Split_AMegabyteOnOneLine_TakesLinearTime(string pattern)
    {
        var text = string.Concat(Enumerable.Repeat(pattern, 1_000_000 / pattern.Length));
        var watch = Stopwatch.StartNew();

        SentenceSplitter.Split(text, "en");

        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(30), $"Took {watch.Elapsed}.");
    }
}
