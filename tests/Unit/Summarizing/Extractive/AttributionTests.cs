using Serverless.Summarizing.Extractive;
using Xunit;

namespace Serverless.Unit.Summarizing.Extractive;

public sealed class AttributionTests
{
    [Theory]
    [InlineData("Mayor Anna Holt said the bridge would reopen in May.", "Mayor Anna Holt")]
    [InlineData("\"The bridge is safe,\" said Anna Holt, the mayor of Ardley.", "Anna Holt")]
    [InlineData("\"The bridge is safe,\" Anna Holt said on Tuesday.", "Anna Holt")]
    [InlineData("Anna Holt, the mayor of Ardley, said the bridge was safe.", "Anna Holt")]
    [InlineData("The bridge is safe, according to a report by the council.", "a report by the council")]
    [InlineData("According to police, two cars collided.", "police")]
    [InlineData("A spokesman for the ministry told reporters the road was open.", "A spokesman for the ministry")]
    [InlineData("On Monday, Dr. J. Moss told the court he had slept.", "Dr. J. Moss")]
    [InlineData("The union warned that 40,000 workers could walk out.", "The union")]
    [InlineData("But the company has denied that anyone was dismissed.", "the company")]
    [InlineData("The mayor also said that the school stays shut.", "The mayor")]
    public void SpeakerOf_EnglishReport_GivesTheSpeakerInTheSentencesWords(string sentence, string expected) =>
        Assert.Equal(expected, SpeakerOf(sentence, "en"));

    [Theory]
    [InlineData("The bridge reopened in May.")]
    [InlineData("\"The bridge is safe,\" she said.")]
    [InlineData("The bridge was said to be safe.")]
    [InlineData("The firm announced a new phone.")]
    [InlineData("The firefighters were told to wait outside.")]
    public void SpeakerOf_NobodyNamedSpeaks_Null(string sentence) => Assert.Null(SpeakerOf(sentence, "en"));

    [Theory]
    [InlineData("„Die Brücke ist sicher“, sagte Bürgermeisterin Anna Holt am Dienstag.", "de", "Bürgermeisterin Anna Holt")]
    [InlineData("Laut Polizei stießen zwei Autos zusammen.", "de", "Polizei")]
    [InlineData("Nach Angaben der örtlichen Polizei wurde niemand verletzt.", "de", "örtlichen Polizei")]
    [InlineData("Die Ministerin sagte, die Straße sei offen.", "de", "Die Ministerin")]
    [InlineData("Selon la préfecture, deux voitures sont entrées en collision.", "fr", "la préfecture")]
    [InlineData("« Le pont est sûr », a déclaré la maire Anne Houlet mardi.", "fr", "la maire Anne Houlet")]
    [InlineData("Según la policía, dos coches chocaron.", "es", "la policía")]
    [InlineData("La alcaldesa Ana Holt dijo que el puente es seguro.", "es", "La alcaldesa Ana Holt")]
    public void SpeakerOf_OtherLanguages_GivesTheSpeaker(string sentence, string language, string expected) =>
        Assert.Equal(expected, SpeakerOf(sentence, language));

    private static string? SpeakerOf(string sentence, string language)
    {
        var article = TestArticle.In(language, null, [[sentence]]);
        return Attribution.SpeakerOf(article, Quotations.Mark(article.Text), 0);
    }
}
