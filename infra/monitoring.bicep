// Who is told when something is wrong: alerts, a workbook, a budget.
import { texts } from 'types.bicep'

@description('Region of the resources.')
param location string

@description('Short name that alerts and workbook begin with.')
param name string

@description('Tags of every resource.')
param tags texts

@description('Suffix of every resource name.')
param suffix string

@description('Log Analytics workspace that is asked.')
param workspaceId string

@description('Event Grid topic whose dead letters are counted.')
param topicId string

@description('Mail address that receives alerts and budget notices; empty for none.')
param alertEmail string

@minValue(0)
@description('Budget of this resource group a month, in the currency of the subscription; 0 for none.')
param monthlyBudget int

@description('First day of the month the budget starts in, yyyy-MM-01.')
param budgetStartDate string

var names = loadJsonContent('names.json')

// Storage logs rather than the app's: they hold even when the app does not start.
func writes(container string) string =>
  'StorageBlobLogs | where OperationName in ("PutBlob", "PutBlockList", "CopyBlob") and StatusCode == 201 and ObjectKey has "/${container}/"'

var alerts = [
  {
    id: 'failure-documents'
    title: 'Articles ended in failure documents'
    description: 'More than 5 articles in 15 minutes could not be summarized; the failures container says why.'
    severity: 2
    window: 'PT15M'
    frequency: 'PT5M'
    threshold: 5
    query: writes(names.containers.failures)
  }
  {
    id: 'poison'
    title: 'Messages were poisoned'
    description: 'An article failed in every attempt for a reason that is not its own; the app is broken or its settings are.'
    severity: 1
    window: 'PT15M'
    frequency: 'PT5M'
    threshold: 0
    query: 'StorageQueueLogs | where OperationName == "PutMessage" and (ObjectKey has "/${names.queues.blobPoison}" or ObjectKey has "/${names.queues.retriesPoison}")'
  }
  {
    id: 'no-success'
    title: 'Uploads arrive, no summary appears'
    description: 'For an hour articles were uploaded and not one summary was written.'
    severity: 1
    window: 'PT1H'
    frequency: 'PT15M'
    threshold: 0
    query: 'let results = toscalar(${writes(names.containers.summaries)} | count); ${writes(names.containers.articles)} | where TimeGenerated < ago(10m) | where results == 0'
  }
  {
    id: 'model-throttled'
    title: 'The model refuses requests'
    description: 'More than a fifth of the model\'s answers were 429; raise the deployment\'s capacity or lower Summarizer__MaxConcurrentCalls.'
    severity: 2
    window: 'PT15M'
    frequency: 'PT5M'
    threshold: 0
    query: 'AzureDiagnostics | where ResourceProvider == "MICROSOFT.COGNITIVESERVICES" and Category == "RequestResponse" | summarize answers = count(), refused = countif(ResultSignature == "429") | where answers >= 20 and refused * 5 > answers'
  }
]

resource recipients 'Microsoft.Insights/actionGroups@2023-01-01' = if (!empty(alertEmail)) {
  name: 'ag-${suffix}'
  location: 'global'
  tags: tags
  properties: {
    groupShortName: take(name, 12)
    enabled: true
    emailReceivers: [{ name: 'owner', emailAddress: alertEmail, useCommonAlertSchema: true }]
  }
}

resource rules 'Microsoft.Insights/scheduledQueryRules@2026-03-01' = [
  for alert in alerts: {
    name: 'alert-${alert.id}-${suffix}'
    location: location
    tags: tags
    kind: 'LogAlert'
    properties: {
      displayName: '${name}: ${alert.title}'
      description: alert.description
      enabled: true
      severity: alert.severity
      evaluationFrequency: alert.frequency
      windowSize: alert.window
      scopes: [workspaceId]
      autoMitigate: true
      // The tables exist only once something was logged; until then there is nothing to be alarmed about.
      skipQueryValidation: true
      criteria: {
        allOf: [
          {
            query: alert.query
            timeAggregation: 'Count'
            operator: 'GreaterThan'
            threshold: alert.threshold
            failingPeriods: { numberOfEvaluationPeriods: 1, minFailingPeriodsToAlert: 1 }
          }
        ]
      }
      actions: { actionGroups: empty(alertEmail) ? [] : [recipients.id] }
    }
  }
]

resource deadLetters 'Microsoft.Insights/metricAlerts@2026-01-01' = {
  name: 'alert-dead-letters-${suffix}'
  location: 'global'
  tags: tags
  properties: {
    description: '${name}: events could not be delivered to the app; FindMissed summarizes their articles within the hour.'
    enabled: true
    severity: 2
    scopes: [topicId]
    evaluationFrequency: 'PT5M'
    windowSize: 'PT15M'
    autoMitigate: true
    criteria: {
      'odata.type': 'Microsoft.Azure.Monitor.SingleResourceMultipleMetricCriteria'
      allOf: [
        {
          criterionType: 'StaticThresholdCriterion'
          name: 'dead-letters'
          metricNamespace: 'Microsoft.EventGrid/systemTopics'
          metricName: 'DeadLetteredCount'
          timeAggregation: 'Total'
          operator: 'GreaterThan'
          threshold: 0
        }
      ]
    }
    actions: empty(alertEmail) ? [] : [{ actionGroupId: recipients.id }]
  }
}

resource workbook 'Microsoft.Insights/workbooks@2023-06-01' = {
  name: guid(resourceGroup().id, suffix, 'workbook')
  location: location
  tags: tags
  kind: 'shared'
  properties: {
    displayName: '${name}: articles and summaries'
    category: 'workbook'
    sourceId: workspaceId
    serializedData: loadTextContent('workbook.json')
  }
}

resource budget 'Microsoft.Consumption/budgets@2026-06-01' = if (monthlyBudget > 0) {
  name: 'budget-${suffix}'
  properties: {
    category: 'Cost'
    amount: monthlyBudget
    timeGrain: 'Monthly'
    timePeriod: { startDate: budgetStartDate }
    notifications: {
      actual80: {
        enabled: true
        operator: 'GreaterThan'
        threshold: 80
        thresholdType: 'Actual'
        contactEmails: empty(alertEmail) ? [] : [alertEmail]
        contactRoles: ['Owner']
      }
      forecast100: {
        enabled: true
        operator: 'GreaterThan'
        threshold: 100
        thresholdType: 'Forecasted'
        contactEmails: empty(alertEmail) ? [] : [alertEmail]
        contactRoles: ['Owner']
      }
    }
  }
}
