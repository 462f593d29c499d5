using CsCheck;
using Serverless.Cleaning.Html.Metadata;
using Xunit;

namespace Serverless.Unit.Cleaning.Metadata;

public sealed class DateParserTests
{
    [Theory]
    [InlineData("2025-02-27", "2025-02-27")]
    [InlineData("2025-02-27T14:05:00+01:00", "2025-02-27T14:05:00+01:00")]
    [InlineData("2025-02-27T14:05:00.123Z", "2025-02-27T14:05:00+00:00")]
    [InlineData("2025-02-27T14:05:00+0530", "2025-02-27T14:05:00+05:30")]
    [InlineData("2025-02-27T14:05-05", "2025-02-27T14:05:00-05:00")]
    [InlineData("2025-02-27 14:05", "2025-02-27T14:05:00")]
    [InlineData("2025/2/7", "2025-02-07")]
    [InlineData("20250227", "2025-02-27")]
    [InlineData("1740661500", "2025-02-27T13:05:00+00:00")]
    [InlineData("1740661500000", "2025-02-27T13:05:00+00:00")]
    [InlineData("Thu, 27 Feb 2025 14:05:09 GMT", "2025-02-27T14:05:09+00:00")]
    [InlineData("Thu Feb 27 2025 14:05:09 GMT+0100 (CET)", "2025-02-27T14:05:09+01:00")]
    [InlineData("February 27th, 2025, 2:05 p.m.", "2025-02-27T14:05:00")]
    [InlineData("Feb. 27, 2025 | 12:05 AM EST", "2025-02-27T00:05:00-05:00")]
    [InlineData("27. Februar 2025", "2025-02-27")]
    [InlineData("27 de febrero de 2025", "2025-02-27")]
    [InlineData("27.02.2025, 18:30 Uhr", "2025-02-27T18:30:00")]
    [InlineData("2025年2月27日", "2025-02-27")]
    [InlineData("2025년 2월 27일", "2025-02-27")]
    [InlineData("27 กุมภาพันธ์ 2568", "2025-02-27")]
    [InlineData("2025. február 27.", "2025-02-27")]
    [InlineData("02/27/2025", "2025-02-27")]
    [InlineData("27/02/2025", "2025-02-27")]
    [InlineData("November 2015", "2015-11")]
    public void Parse_KnownForm_GivesIsoAndNothingMore(string text, string expected) => Assert.Equal(expected, DateParser.Parse(text));

    [Theory]
    [InlineData("")]
    [InlineData("yesterday")]
    [InlineData("1970-01-01T00:00:00Z")]
    [InlineData("0001-01-01")]
    [InlineData("2025-02-30")]
    [InlineData("2025-13-01")]
    [InlineData("31/31/2025")]
    [InlineData("99999999999")]
    [InlineData("3 ways to save 2025 dollars")]
    public void Parse_NoDateOrAbsurd_GivesNull(string text) => Assert.Null(DateParser.Parse(text));

    [Theory]
    [InlineData(true, "2025-02-03")]
    [InlineData(false, "2025-03-02")]
    public void Parse_AmbiguousSlashes_FollowsTheCountry(bool monthFirst, string expected) => Assert.Equal(expected, DateParser.Parse("2/3/2025", monthFirst));

    [Fact]
    public void Parse_AnyText_GivesNullOrAnIsoDate() =>
        Gen.String[Gen.Char["0123456789-/:.TZ+ ,年月日maychfebrupt"], 0, 40].Sample(text =>
            DateParser.Parse(text) is not { } date || (date.Length is 7 or 10 or 19 or 25 && DateTimeOffset.TryParse(date.Length == 7 ? date + "-01" : date, System.Globalization.CultureInfo.InvariantCulture, out _)));
}
