using Serverless.Verifying.Grounding;
using Xunit;

namespace Serverless.Unit.Verifying;

public sealed class NameFactsTests
{
    // Every word of a name is remembered with every other one: a page in capitals must not cost the square of its length.
    [Fact]
    public void Read_PageOfCapitals_MakesNamesOfFewWords()
    {
        var view = new TextView(string.Concat(Enumerable.Repeat("Harbor Tunnel ", 200)), new Vocabulary());

        var names = NameFacts.Read(view);

        Assert.Equal(400, names.Sum(name => name.Count));
        Assert.All(names, name => Assert.InRange(name.Count, 1, 12));
    }
}
