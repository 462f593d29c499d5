using CsCheck;
using Serverless.Cleaning.Html.Words;
using Xunit;

namespace Serverless.Unit.Cleaning.Html;

public sealed class WordScannerTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData(" — ", "")]
    [InlineData("The pier's 2nd leg.", "The|pier|s|2nd|leg")]
    [InlineData("Köln – 東京", "Köln|東京")]
    public void Next_Text_FindsItsWords(string text, string words) => Assert.Equal(words, string.Join('|', Words(text, inPhrases: false)));

    [Theory]
    [InlineData("Don’t miss", "Don’t|miss")]
    [InlineData("© 2025", "©|2025")]
    public void Next_InPhrases_KeepsApostrophes(string text, string words) => Assert.Equal(words, string.Join('|', Words(text, inPhrases: true)));

    [Fact]
    public void Next_AnyText_FindsWhatALookAtEachSignFinds()
    {
        Gen.Select(Gen.OneOf(Gen.Char["ab1 '’-Zé東\u0301©"], Gen.Char).Array[0, 300], Gen.Bool).Sample((signs, inPhrases) =>
        {
            var text = new string(signs);
            Assert.Equal(OneByOne(text, inPhrases), Words(text, inPhrases));
        }, iter: 2_000);
    }

    private static List<string> Words(string text, bool inPhrases)
    {
        var words = new List<string>();
        var word = new WordScanner(text, inPhrases);
        while (word.Next()) words.Add(text.Substring(word.Start, word.Length));
        return words;
    }

    private static List<string> OneByOne(string text, bool inPhrases)
    {
        var words = new List<string>();
        var start = 0;
        for (var i = 0; i <= text.Length; i++)
        {
            if (i < text.Length && WordScanner.IsSign(text[i], inPhrases)) continue;
            if (i > start) words.Add(text[start..i]);
            start = i + 1;
        }

        return words;
    }
}
