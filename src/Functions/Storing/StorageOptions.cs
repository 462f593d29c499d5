using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;
using Serverless.Storing;

namespace Serverless.Functions.Storing;

/// <summary>Where documents land and how long a claim lives. Articles arrive in <c>articles</c>: the trigger names it.</summary>
public sealed class StorageOptions : IValidatableObject
{
    /// <summary>The section the settings stand in.</summary>
    public const string Section = "Storage";

    private const string ContainerPattern = "^[a-z0-9](-?[a-z0-9]){2,62}$";
    private const string ContainerRule = "{0} must be a container name: 3 to 63 lower-case letters, digits and single hyphens.";

    /// <summary>Container that summaries land in.</summary>
    [RegularExpression(ContainerPattern, ErrorMessage = ContainerRule)]
    public string SummariesContainer { get; set; } = StorageLayout.SummariesContainer;

    /// <summary>Container for what could not be summarized.</summary>
    [RegularExpression(ContainerPattern, ErrorMessage = ContainerRule)]
    public string FailuresContainer { get; set; } = StorageLayout.FailuresContainer;

    /// <summary>Container for results by content, claims and waiting marks.</summary>
    [RegularExpression(ContainerPattern, ErrorMessage = ContainerRule)]
    public string StateContainer { get; set; } = StorageLayout.StateContainer;

    /// <summary>How long content stays claimed after its worker died. Default 30 s, 15 s to 60 s (what a blob lease can last); renewed while working.</summary>
    [Range(typeof(TimeSpan), "00:00:15", "00:01:00")]
    public TimeSpan ClaimDuration { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>Largest article in bytes. Default 20 MB (20,971,520), 1 to 100 MB; larger ones are refused before they are loaded.</summary>
    [Range(1, 104_857_600)]
    public int MaxArticleBytes { get; set; } = 20 * 1024 * 1024;

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        (string Setting, string Container)[] outputs =
        [
            (nameof(SummariesContainer), SummariesContainer), (nameof(FailuresContainer), FailuresContainer), (nameof(StateContainer), StateContainer),
        ];
        foreach (var (setting, container) in outputs)
        {
            // A document written into the trigger's container would be an article again, and so on for ever.
            if (container == StorageLayout.ArticlesContainer)
                yield return new ValidationResult($"{setting} must not be '{StorageLayout.ArticlesContainer}': every document would start the trigger again.", [setting]);
            else if (outputs.First(output => output.Container == container).Setting is var first && first != setting)
                yield return new ValidationResult($"{setting} must differ from {first}: both are '{container}'.", [setting]);
        }
    }
}

[OptionsValidator]
internal sealed partial class StorageOptionsValidator : IValidateOptions<StorageOptions>;
