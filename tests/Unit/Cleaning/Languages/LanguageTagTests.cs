using Serverless.Cleaning.Languages;
using Xunit;

namespace Serverless.Unit.Cleaning.Languages;

public sealed class LanguageTagTests
{
    [Theory]
    [InlineData("en-us", "en-US")]
    [InlineData("EN_us", "en-US")]
    [InlineData("zh-hans-cn", "zh-Hans-CN")]
    [InlineData("es-419", "es-419")]
    [InlineData("eng", "en")]
    [InlineData("en, fr", "en")]
    [InlineData("de-DE-1996", "de-DE")]
    [InlineData("\"pl\"", "pl")]
    [InlineData("", null)]
    [InlineData("english", null)]
    [InlineData("{{lang}}", null)]
    public void Normalize_TagAsWritten_GivesCanonicalCase(string written, string? expected) => Assert.Equal(expected, LanguageTag.Normalize(written));
}
