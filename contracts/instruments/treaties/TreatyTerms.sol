// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Layer} from "./Treaty.sol";
import {ICash} from "../../settlement/ICash.sol";
import {CalendarId} from "../../types/CalendarId.sol";
import {OrgId} from "../../types/OrgId.sol";
import {TreatyId} from "../../types/TreatyId.sol";

/// @notice What a reinsurer takes of a treaty. The first line is the lead's, which rounding residues go to.
struct LineTerms {
    OrgId org;
    /// @dev Account that gets premium, and collateral back.
    address account;
    /// @dev All lines together are 10 000.
    uint16 bps;
    /// @dev What it posts before the treaty is bound.
    uint64 collateral;
}

/// @notice A part of the premium.
struct Instalment {
    uint48 dueBy;
    uint64 amount;
}

/// @notice Everything that the cedent and all reinsurers agree. Each of them signs all of it, the lines of the others too.
struct TreatyTerms {
    OrgId cedent;
    address cedentAccount;
    /// @dev Decides what is contested and disputed. None of the parties.
    OrgId arbiter;
    ICash cash;
    /// @dev Last second in which it is bound; before its term begins, so that nobody waits for a loss first.
    uint48 boundBy;
    uint48 inception;
    /// @dev Last second of its term.
    uint48 expiry;
    /// @dev Last second in which a loss is advised.
    uint48 runOffUntil;
    /// @dev Losses of risks that attach inside the term, whenever they happen; else losses that happen inside it.
    bool risksAttaching;
    /// @dev Hours clause: all losses of an event lie within so many hours. Zero for none.
    uint16 windowHours;
    /// @dev A loss that is advised more days later than that is flagged as late.
    uint16 noticeDays;
    /// @dev Banking days in which the lead answers an advice.
    uint8 assessDays;
    /// @dev Banking days in which a call is paid.
    uint8 payDays;
    /// @dev Days between accounts.
    uint16 accountDays;
    /// @dev A recovery from this on is called at once; what is less goes to the account, where the followers are bound.
    uint64 cashCallAt;
    /// @dev Recoveries up to this bind the followers by the lead's word.
    uint64 authority;
    uint16 profitBps;
    uint16 expenseBps;
    /// @dev Brought forward from the year before.
    uint64 deficit;
    CalendarId calendar;
    /// @dev Treaty of the cedent that pays first, of whose rest this one pays; zero for none.
    TreatyId inuring;
    bytes32 number;
    /// @dev Root of the salted documents of the contract.
    bytes32 wording;
    Layer[] layers;
    LineTerms[] lines;
    /// @dev In the order of their days. Together they are the premium of all layers, less commission.
    Instalment[] instalments;
}

bytes constant LAYER_TYPE =
    "TreatyLayer(uint8 kind,uint8 reinstatements,uint8 surplusLines,bool proRataTime,uint16 cessionBps,uint16 commissionBps,uint16 reinstatementBps,uint64 premium,uint64 limit,uint64 retention,uint64 aggregateRetention,uint64 aggregateLimit)";
bytes constant LINE_TYPE = "TreatyLine(uint32 org,address account,uint16 bps,uint64 collateral)";
bytes constant INSTALMENT_TYPE = "TreatyInstalment(uint48 dueBy,uint64 amount)";
bytes constant TREATY_TYPE =
    "Treaty(uint32 cedent,address cedentAccount,uint32 arbiter,address cash,uint48 boundBy,uint48 inception,uint48 expiry,uint48 runOffUntil,bool risksAttaching,uint16 windowHours,uint16 noticeDays,uint8 assessDays,uint8 payDays,uint16 accountDays,uint64 cashCallAt,uint64 authority,uint16 profitBps,uint16 expenseBps,uint64 deficit,bytes32 calendar,bytes32 inuring,bytes32 number,bytes32 wording,TreatyLayer[] layers,TreatyLine[] lines,TreatyInstalment[] instalments)";
bytes32 constant LAYER_TYPEHASH = keccak256(LAYER_TYPE);
bytes32 constant LINE_TYPEHASH = keccak256(LINE_TYPE);
bytes32 constant INSTALMENT_TYPEHASH = keccak256(INSTALMENT_TYPE);
bytes32 constant TREATY_TYPEHASH = keccak256(bytes.concat(TREATY_TYPE, INSTALMENT_TYPE, LAYER_TYPE, LINE_TYPE));

/// @return Its EIP-712 struct hash.
function treatyIdOf(TreatyTerms calldata t) pure returns (TreatyId) {
    bytes memory parties = abi.encode(TREATY_TYPEHASH, t.cedent, t.cedentAccount, t.arbiter, t.cash);
    bytes memory times = abi.encode(t.boundBy, t.inception, t.expiry, t.runOffUntil, t.risksAttaching, t.windowHours);
    bytes memory days_ = abi.encode(t.noticeDays, t.assessDays, t.payDays, t.accountDays);
    bytes memory money = abi.encode(t.cashCallAt, t.authority, t.profitBps, t.expenseBps, t.deficit);
    bytes memory names = abi.encode(t.calendar, t.inuring, t.number, t.wording);
    bytes memory lists = abi.encode(_layersHash(t.layers), _linesHash(t.lines), _instalmentsHash(t.instalments));
    return TreatyId.wrap(keccak256(bytes.concat(parties, times, days_, money, names, lists)));
}

function _layersHash(Layer[] calldata layers) pure returns (bytes32) {
    bytes32[] memory hashes = new bytes32[](layers.length);
    for (uint256 i = 0; i < hashes.length; i++) hashes[i] = keccak256(abi.encode(LAYER_TYPEHASH, layers[i]));
    return keccak256(abi.encodePacked(hashes));
}

function _linesHash(LineTerms[] calldata lines) pure returns (bytes32) {
    bytes32[] memory hashes = new bytes32[](lines.length);
    for (uint256 i = 0; i < hashes.length; i++) hashes[i] = keccak256(abi.encode(LINE_TYPEHASH, lines[i]));
    return keccak256(abi.encodePacked(hashes));
}

function _instalmentsHash(Instalment[] calldata parts) pure returns (bytes32) {
    bytes32[] memory hashes = new bytes32[](parts.length);
    for (uint256 i = 0; i < hashes.length; i++) hashes[i] = keccak256(abi.encode(INSTALMENT_TYPEHASH, parts[i]));
    return keccak256(abi.encodePacked(hashes));
}
