using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace Serverless.Functions.Storing;

/// <summary>The hourly search for articles that have neither summary nor failure.</summary>
public sealed class SweepOptions
{
    /// <summary>The section the settings stand in.</summary>
    public const string Section = "Sweep";

    /// <summary>Search once when the app starts as well. Default false.</summary>
    public bool AtStart { get; set; }

    /// <summary>Articles younger than this are still on their way. Default 10 min, 0 to 1 day.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "1.00:00:00")]
    public TimeSpan MinAge { get; set; } = TimeSpan.FromMinutes(10);
}

[OptionsValidator]
internal sealed partial class SweepOptionsValidator : IValidateOptions<SweepOptions>;
