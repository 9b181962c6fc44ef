// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Phase, UnitWord} from "./UnitWord.sol";
import {Creation, CreationTerms} from "./Creation.sol";
import {Act} from "./StepRule.sol";
import {OrgId} from "../types/OrgId.sol";
import {RulesId} from "../types/RulesId.sol";
import {SiteId} from "../types/SiteId.sol";
import {Uid} from "../types/Uid.sol";
import {UnitId} from "../types/UnitId.sol";

/// @notice Why a correction is made, in the terms of EPCIS.
enum ErrorReason {
    IncorrectData,
    DidNotOccur
}

/// @title Units
/// @notice Traced units: what they are, who has them, what was done with them, and how they end.
///
/// An act names the time at which it happened. None is in the future, none is older than the profile's window, and none is before
/// the unit's clock, which a step sets that does not let the former one run on. What happens while a clock runs, such as sealing,
/// packing or a step that keeps it, is in order by block, not by what it claims. Custodians act through their MAKER and DEVICE accounts; a restricted organisation may
/// still record what comes into being with it and do all with what it has; it takes nothing over.
///
/// Each event carries the unit's word as it is after the act.
interface IUnits {
    /// @notice No unit has this id.
    error Custody_UnknownUnit(UnitId unit);
    /// @notice A unit with this identifier exists.
    error Custody_UnitExists(UnitId unit);
    /// @notice A unit needs an identifier.
    error Custody_IdentifierEmpty();
    /// @notice An act needs at least one unit.
    error Custody_NoUnits();
    /// @notice The profile has no such class.
    error Custody_UnknownClass(RulesId rules, uint256 class_);
    /// @notice Bits are set that say nothing about a unit that begins; or it has items without a quantity, or a quantity or a
    /// class without items.
    error Custody_TermsInvalid(UnitId unit, CreationTerms terms);
    /// @notice A unit that is put right has a quantity and items still.
    error Custody_AmountInvalid(UnitId unit, uint56 quantity, uint16 items);
    /// @notice The unit is in `phase`, which does not allow this. Nothing happens to what is destroyed, transformed or lost.
    error Custody_WrongPhase(UnitId unit, Phase phase);
    /// @notice The unit is inside `parent`: only that can be acted on.
    error Custody_Packed(UnitId unit, UnitId parent);
    /// @notice Organisation `custodian` has the unit, and `caller` is another.
    error Custody_NotCustodian(UnitId unit, OrgId custodian, OrgId caller);
    /// @notice The step is of another kind than this call.
    error Custody_WrongAct(RulesId rules, uint8 step, Act act);
    /// @notice Step `to` is not allowed after step `from`.
    error Custody_StepForbidden(UnitId unit, uint8 from, uint8 to);
    /// @notice The unit began under rules `has`, not `given`.
    error Custody_OtherRules(UnitId unit, RulesId has, RulesId given);
    /// @notice The step is only for sealed units.
    error Custody_NotSealed(UnitId unit);
    /// @notice The unit is sealed already, or has to be opened first.
    error Custody_Sealed(UnitId unit);
    /// @notice A seal has a number.
    error Custody_SealEmpty(UnitId unit);
    /// @notice The unit is recalled: it may only go where the profile lets recalled units go.
    error Custody_Recalled(UnitId unit);
    /// @notice The unit was refused: it may only go where the profile lets returned units go.
    error Custody_Returning(UnitId unit);
    /// @notice The act happened at `when`, before the unit's last one at `since`.
    error Custody_TimeRunsBackwards(UnitId unit, uint40 when, uint40 since);
    /// @notice The act would happen at `when`, more than a minute after the block's time `now_`.
    error Custody_FromTheFuture(UnitId unit, uint40 when, uint256 now_);
    /// @notice The act happened at `when` and was brought at `now_`, after more than the profile's `window` of seconds.
    error Custody_TooLate(UnitId unit, uint40 when, uint256 now_, uint24 window);
    /// @notice The unit may stay until `until`, and it is `now_`; 0 is without end.
    error Custody_NotOverdue(UnitId unit, uint256 until, uint256 now_);
    /// @notice It was shown before.
    error Custody_AlreadyOverdue(UnitId unit);
    /// @notice Holds other units, or is an empty container: its content is acted on piece by piece.
    error Custody_Container(UnitId unit);
    /// @notice The statement is not valid now, or is not of organisation `org`.
    error Custody_NoStatement(Uid statement, OrgId org);
    /// @notice More would come out, `made`, than went in, `used`, and the tolerance allows.
    error Custody_MoreThanWentIn(uint256 used, uint256 made);
    /// @notice The correction changes nothing.
    error Custody_NothingCorrected(UnitId unit);

    event UnitCreated(UnitId indexed unit, UnitWord state, bytes32 evidence, string identifier);
    event StepRecorded(
        UnitId indexed unit,
        OrgId indexed org,
        UnitWord state,
        address by,
        uint40 when,
        bytes32 evidence
    );
    event UnitSealed(UnitId indexed unit, OrgId indexed org, UnitWord state, address by, uint40 when, bytes16 number);
    event SealBroken(UnitId indexed unit, OrgId indexed org, UnitWord state, address by, uint40 when, bytes32 evidence);
    /// @dev `input` became, with the others of this transaction, what is created in it.
    event UnitTransformed(UnitId indexed input, OrgId indexed org, UnitWord state, uint40 when, bytes32 evidence);
    event UnitDestroyed(
        UnitId indexed unit,
        OrgId indexed org,
        UnitWord state,
        address by,
        uint40 when,
        Uid certificate
    );
    event UnitLost(UnitId indexed unit, OrgId indexed org, UnitWord state, address by, uint40 when, bytes32 evidence);
    event UnitCorrected(
        UnitId indexed unit,
        OrgId indexed org,
        UnitWord state,
        UnitWord former,
        address by,
        bytes32 evidence
    );
    /// @dev An event that was told about the unit is wrong; `corrective` tells it right, or is zero.
    event ErrorDeclared(
        UnitId indexed unit,
        OrgId indexed org,
        bytes32 indexed wrong,
        bytes32 corrective,
        ErrorReason reason
    );
    event RecallSet(UnitId indexed unit, OrgId indexed by, UnitWord state, bool recalled, Uid statement);
    event UnitOverdue(UnitId indexed unit, OrgId indexed custodian, UnitWord state, uint256 until, address by);

    /* BEGINNING */

    /// @notice Records a unit that came into being in the caller's hands. MAKER or DEVICE of an organisation that has the step's
    /// roles; a restricted one too, for waste comes into being all the same.
    function admitUnit(Creation calldata creation) external returns (UnitId unit);

    /// @notice Records many, all or none.
    function admitUnits(Creation[] calldata creations) external returns (UnitId[] memory units);

    /* DOING */

    /// @notice Records a step that the custodian took with units: collected, stored, loaded, arrived, inspected.
    /// @param site Where the units are from then on.
    function record(UnitId[] calldata units, uint8 step, SiteId site, uint40 when, bytes32 evidence) external;

    /// @notice Records that a unit was closed with a seal.
    function seal(UnitId unit, bytes16 number, uint40 when) external;

    /// @notice Records that a seal was opened, or found broken.
    function breakSeal(UnitId unit, uint40 when, bytes32 evidence) external;

    /* ENDING */

    /// @notice Makes units into others, such as waste into ash. What is made is in the caller's hands, in the same step.
    function transform(
        UnitId[] calldata inputs,
        Creation[] calldata outputs,
        uint8 step,
        uint40 when,
        bytes32 evidence
    ) external returns (UnitId[] memory made);

    /// @notice Records that units, with all that is in them, were destroyed.
    /// @param certificate A valid statement of the custodian's in Attestations.
    function destroy(UnitId[] calldata units, uint8 step, uint40 when, Uid certificate) external;

    /// @notice Declares that a unit, with all that is in it, is lost.
    function declareLost(UnitId unit, uint40 when, bytes32 evidence) external;

    /* PUTTING RIGHT */

    /// @notice Puts class, quantity and items of a unit right. What was on record stays in the events; what is missing counts as
    /// lost, what is more as taken.
    function correct(UnitId unit, uint8 class_, uint56 quantity, uint16 items, bytes32 evidence) external;

    /// @notice Declares that something told about a unit is wrong. It changes no state: it says so for ever.
    /// @param wrong Hash of the event, such as its CBV event hash.
    function declareError(UnitId unit, bytes32 wrong, bytes32 corrective, ErrorReason reason) external;

    /// @notice Recalls units, or lifts a recall; the containers they are in as well. Their custodian, or a Regulator; only a Regulator lifts.
    /// What is in a recalled container counts as recalled, and stays so when it is taken out.
    /// @param statement A valid statement of the caller's organisation that says why.
    function setRecall(UnitId[] calldata units, bool recalled, Uid statement) external;

    /// @notice Shows that a unit has stayed in its step longer than allowed. Anybody may.
    function flagOverdue(UnitId unit) external;

    /* READING: CustodyLens decodes these and reads through containers. */

    /// @notice The unit's own word, see UnitWord; zero for an unknown unit.
    function wordOf(UnitId unit) external view returns (UnitWord);

    /// @notice The container that a unit is in; zero where it is in none.
    function parentOf(UnitId unit) external view returns (UnitId);
}
