using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Reflection;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;
using Serverless.Summarizing;

namespace Serverless.Functions.Hosting;

/// <summary>
/// Reads and checks the section <c>Summarizer</c>. The first wrong setting stops the start with one sentence that names it as it is written
/// in local.settings.json.
/// </summary>
internal static class ModelSettings
{
    public static (SummaryOptions Summary, ModelOptions Model) Read(IConfigurationSection section)
    {
        RefuseUnknownKeys(section);
        var summary = Bind<SummaryOptions>(section);
        var model = Bind<ModelOptions>(section);
        if (Contradiction(model) is { } problem) throw Wrong<ModelOptions>(problem);
        return (summary, model);
    }

    private static T Bind<T>(IConfigurationSection section)
        where T : class, new()
    {
        var options = new T();
        foreach (var property in typeof(T).GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(property => property.CanWrite))
        {
            // Settings that are there but empty mean the default, as a copied sample file has them.
            if (section[property.Name] is not { } text || text.Trim() is not { Length: > 0 } value) continue;

            property.SetValue(options, Convert(value, property) ?? throw Wrong<T>($"{Key(property)} is '{value}', which is not {Kind(property.PropertyType)}"));
            foreach (var rule in property.GetCustomAttributes<ValidationAttribute>())
            {
                if (!rule.IsValid(property.GetValue(options))) throw Wrong<T>($"{Key(property)} is '{value}', but must be {Allowed(rule, property)}");
            }
        }

        return options;
    }

    // A rule that needs more than one setting.
    private static string? Contradiction(ModelOptions model)
    {
        if (model.Provider == ModelProviders.Extractive) return null;
        if (model.Endpoint is null) return $"Summarizer__Endpoint must be set when Summarizer__Provider is '{model.Provider}'";
        if (!model.Endpoint.IsAbsoluteUri || model.Endpoint.Scheme is not ("http" or "https")) return $"Summarizer__Endpoint is '{model.Endpoint}', but must be an absolute http or https address";
        if (string.IsNullOrWhiteSpace(model.Model)) return $"Summarizer__Model must be set when Summarizer__Provider is '{model.Provider}'";
        if (model is { Provider: ModelProviders.AzureOpenAI } && string.IsNullOrEmpty(model.ApiKey) && model.Endpoint.Scheme != "https")
            return "Summarizer__Endpoint must be an https address when Summarizer__ApiKey is not set, because a managed identity's token is sent over nothing else";
        if (model.InputPricePerMillion is null != model.OutputPricePerMillion is null)
            return $"Summarizer__{(model.InputPricePerMillion is null ? nameof(model.InputPricePerMillion) : nameof(model.OutputPricePerMillion))} must be set too, or neither price";
        return null;
    }

    private static void RefuseUnknownKeys(IConfigurationSection section)
    {
        var known = typeof(SummaryOptions).GetProperties().Concat(typeof(ModelOptions).GetProperties()).Where(property => property.CanWrite).Select(property => property.Name).ToList();
        foreach (var child in section.GetChildren())
        {
            if (!known.Contains(child.Key, StringComparer.OrdinalIgnoreCase))
                throw Wrong<ModelOptions>($"Summarizer__{child.Key} is no setting; the settings are {string.Join(", ", known)}");
        }
    }

    private static object? Convert(string value, PropertyInfo property)
    {
        var type = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
        if (type == typeof(string)) return value;
        if (type == typeof(Uri)) return Uri.TryCreate(value, UriKind.RelativeOrAbsolute, out var address) ? address : null;
        if (type == typeof(int)) return int.TryParse(value, NumberStyles.Integer, CultureInfo.InvariantCulture, out var number) ? number : null;
        if (type == typeof(float)) return float.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var fraction) ? fraction : null;
        if (type == typeof(decimal)) return decimal.TryParse(value, NumberStyles.Number, CultureInfo.InvariantCulture, out var price) ? price : null;
        if (type == typeof(bool)) return bool.TryParse(value, out var flag) ? flag : null;
        if (type == typeof(TimeSpan)) return TimeSpan.TryParse(value, CultureInfo.InvariantCulture, out var time) ? time : null;
        return Enum.TryParse(type, value, ignoreCase: true, out var known) && Enum.IsDefined(type, known) ? known : null;
    }

    private static string Kind(Type type) => (Nullable.GetUnderlyingType(type) ?? type) switch
    {
        var enumeration when enumeration.IsEnum => string.Join(" or ", Enum.GetNames(enumeration)),
        var number when number == typeof(int) => "a whole number",
        var flag when flag == typeof(bool) => "true or false",
        var time when time == typeof(TimeSpan) => "a time such as 00:01:30",
        var address when address == typeof(Uri) => "an address",
        _ => "a number",
    };

    private static string Allowed(ValidationAttribute rule, PropertyInfo property) => rule switch
    {
        RangeAttribute range => string.Create(CultureInfo.InvariantCulture, $"between {range.Minimum} and {range.Maximum}"),
        AllowedValuesAttribute values => string.Join(" or ", values.Values.OfType<string>().Where(value => value.Length > 0).Select(value => $"'{value}'")),
        RegularExpressionAttribute when property.Name == nameof(SummaryOptions.Language) => "a BCP 47 tag such as 'en' or 'pt-BR'",
        _ => "another value",
    };

    private static string Key(PropertyInfo property) => $"{ModelOptions.SectionName}__{property.Name}";

    private static OptionsValidationException Wrong<T>(string problem) => new(ModelOptions.SectionName, typeof(T), [problem + "."]);
}
