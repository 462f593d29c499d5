using Serverless.Summarizing.Extractive;
using Xunit;

namespace Serverless.Unit.Summarizing.Extractive;

public sealed class OpeningsTests
{
    [Theory]
    [InlineData("He left the ministry in May.", "en")]
    [InlineData("\"But nobody called,\" the mayor said.", "en")]
    [InlineData("However, the ferry sailed.", "en")]
    [InlineData("That's why the bridge stays shut.", "en")]
    [InlineData("The latter was built in 1911.", "en")]
    [InlineData("As a result, trains were late.", "en")]
    [InlineData("Er trat im Mai zurück.", "de")]
    [InlineData("Zum Beispiel in Kiel.", "de")]
    [InlineData("Elle a quitté la salle.", "fr")]
    [InlineData("C'est un record.", "fr")]
    [InlineData("Sin embargo, el puente sigue cerrado.", "es")]
    [InlineData("But nobody called.", null)]
    [InlineData("But nobody called.", "en-GB")]
    public void Leans_OpeningNeedsTheSentenceBefore_True(string sentence, string? language) =>
        Assert.True(Openings.Leans(Words.Of(sentence), language));

    [Theory]
    [InlineData("The mayor left the ministry in May.", "en")]
    [InlineData("Butter prices rose by a tenth.", "en")]
    [InlineData("In Lisbon, however, the ferry sailed.", "en")]
    [InlineData("Herbert Moss retired.", "en")]
    [InlineData("Die Brücke bleibt gesperrt.", "de")]
    [InlineData("He left.", "fi")]
    [InlineData("", "en")]
    public void Leans_OpeningStandsAlone_False(string sentence, string language) =>
        Assert.False(Openings.Leans(Words.Of(sentence), language));
}
