using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Microsoft.Extensions.Options;

namespace Serverless.Functions.Storing;

/// <summary>When an article that failed for a passing reason is tried again.</summary>
public sealed class RetryOptions : IValidatableObject
{
    /// <summary>The section the settings stand in.</summary>
    public const string Section = "Retries";

    // What a queue message can be hidden for.
    private static readonly TimeSpan s_longest = TimeSpan.FromDays(7);

    /// <summary>
    /// Waits before each further attempt, as h:mm:ss separated by spaces. Default 1, 5, 15, 60 minutes and 4 hours; none for no
    /// further attempt. A model that asks for more time gets it, up to the longest of them.
    /// </summary>
    [Required(AllowEmptyStrings = true)]
    public string Delays { get; set; } = "00:01:00 00:05:00 00:15:00 01:00:00 04:00:00";

    /// <summary>The waits; valid once the options are.</summary>
    internal IReadOnlyList<TimeSpan> Waits => [.. Parts.Select(part => TimeSpan.Parse(part, CultureInfo.InvariantCulture))];

    private string[] Parts => Delays.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    // A bare number is refused: it would be days.
    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext) =>
        from part in Parts
        where !part.Contains(':', StringComparison.Ordinal) || !TimeSpan.TryParse(part, CultureInfo.InvariantCulture, out var wait) || wait < TimeSpan.Zero || wait > s_longest
        select new ValidationResult($"{nameof(Delays)} must be times such as '00:05:00' separated by spaces, each at most 7 days: '{part}' is not.", [nameof(Delays)]);
}

[OptionsValidator]
internal sealed partial class RetryOptionsValidator : IValidateOptions<RetryOptions>;
