using Serverless.Verifying.Neutrality;
using Xunit;

namespace Serverless.Unit.Verifying;

public sealed class NeutralityCheckerTests
{
    [Theory]
    [InlineData("The disgraceful plan was approved.", "disgraceful")]
    [InlineData("The mayor vilified her critics.", "vilified")]
    [InlineData("It was a witch hunt.", "witch hunt")]
    [InlineData("Who would believe that?", "?")]
    [InlineData("The wall is here!", "!")]
    public void Read_LoadedWord_IsToBeMended(string text, string word) =>
        Assert.Contains(NeutralityChecker.Read(text).Words, mark => mark.Repair && text[mark.Start..mark.End] == word);

    [Fact]
    public void Read_AttributedQuotation_BelongsToTheSpeaker() =>
        Assert.Empty(NeutralityChecker.Read("Brandt called the plan \"a disgraceful witch hunt!\" on Tuesday.").Words);

    [Fact]
    public void Read_SoberNews_IsNotReported() =>
        Assert.True(NeutralityChecker.Read("The council approved a new harbor wall on Tuesday, officials said.").Score <= NeutralityChecker.ReportAbove);
}
