using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace Serverless.Functions.Http;

/// <summary>What a request may ask for.</summary>
public sealed class HttpOptions
{
    /// <summary>The section the settings stand in.</summary>
    public const string Section = "Http";

    /// <summary>Whether <c>{"url": …}</c> without text or html makes the app fetch that address. Default false.</summary>
    public bool AllowUrlFetch { get; set; }

    /// <summary>Time for one fetch, redirects included. Default 15 s, 1 s to 1 min.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:01:00")]
    public TimeSpan FetchTimeout { get; set; } = TimeSpan.FromSeconds(15);
}

[OptionsValidator]
internal sealed partial class HttpOptionsValidator : IValidateOptions<HttpOptions>;
