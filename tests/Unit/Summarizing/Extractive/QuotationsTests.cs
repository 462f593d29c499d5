using Serverless.Summarizing.Extractive;
using Xunit;

namespace Serverless.Unit.Summarizing.Extractive;

public sealed class QuotationsTests
{
    [Theory]
    [InlineData("He said \"yes\" twice.", "\"yes\"")]
    [InlineData("He said “yes, if the dog’s fed” twice.", "“yes, if the dog’s fed”")]
    [InlineData("She called it 'a players' match' on air.", "'a players'")]
    [InlineData("The '90s were the players' years.", "")]
    [InlineData("Er sagte „ja“ und ging.", "„ja“")]
    [InlineData("Il a dit « oui » hier.", "« oui »")]
    [InlineData("市長は「開館する」と述べた。", "「開館する」")]
    [InlineData("\"It never closed.\n\nA new paragraph.", "\"It never closed.")]
    [InlineData("No quotation at all.", "")]
    public void Mark_Text_MarksWhatStandsBetweenQuotationMarks(string text, string expected)
    {
        var quoted = Quotations.Mark(text);

        Assert.Equal(expected, string.Concat(text.Where((c, i) => quoted[i])));
    }
}
