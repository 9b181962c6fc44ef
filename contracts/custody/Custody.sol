// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Creation} from "./Creation.sol";
import {CustodyActs} from "./CustodyActs.sol";
import {CustodyState} from "./CustodyState.sol";
import {Handovers} from "./Handovers.sol";
import {ICustody} from "./ICustody.sol";
import {IProfiles} from "./IProfiles.sol";
import {ErrorReason, IUnits} from "./IUnits.sol";
import {Rules} from "./Rules.sol";
import {UnitChecks} from "./UnitChecks.sol";
import {Units} from "./Units.sol";
import {IAttestations} from "../evidence/IAttestations.sol";
import {Statement} from "../evidence/Statement.sol";
import {IMembers} from "../members/IMembers.sol";
import {OrgId} from "../types/OrgId.sol";
import {Uid} from "../types/Uid.sol";
import {UnitId} from "../types/UnitId.sol";

/// @title Custody
/// @notice Documented in ICustody and what it inherits. Here: how units end and are put right. The rare acts are in CustodyActs.
contract Custody is Handovers, ICustody {
    using UnitChecks for CustodyState;

    constructor(
        IMembers members,
        IAttestations attestations,
        IProfiles profiles
    ) Rules(profiles) Units(members) Handovers(attestations) {}

    /* ENDING */

    /// @inheritdoc IUnits
    function transform(
        UnitId[] calldata inputs,
        Creation[] calldata outputs,
        uint8 step,
        uint40 when,
        bytes32 evidence
    ) external returns (UnitId[] memory) {
        return CustodyActs.transform(_state, MEMBERS, inputs, outputs, step, when, evidence);
    }

    /// @inheritdoc IUnits
    function destroy(UnitId[] calldata units, uint8 step, uint40 when, Statement calldata certificate) external {
        CustodyActs.destroy(_state, MEMBERS, ATTESTATIONS, units, step, when, certificate);
    }

    /// @inheritdoc IUnits
    function declareLost(UnitId unit, uint40 when, bytes32 evidence) external {
        CustodyActs.declareLost(_state, MEMBERS, unit, when, evidence);
    }

    /* PUTTING RIGHT */

    /// @inheritdoc IUnits
    function correct(UnitId unit, uint8 class_, uint56 quantity, uint16 items, bytes32 evidence) external {
        CustodyActs.correct(_state, MEMBERS, unit, class_, quantity, items, evidence);
    }

    /// @inheritdoc IUnits
    function declareError(UnitId unit, bytes32 wrong, bytes32 corrective, ErrorReason reason) external {
        _state.existing(unit);
        OrgId org = MEMBERS.servesFor(msg.sender, UnitChecks.hands());
        emit ErrorDeclared(unit, org, wrong, corrective, reason);
    }

    /// @inheritdoc IUnits
    function setRecall(UnitId[] calldata units, bool recalled, Uid statement) external {
        CustodyActs.setRecall(_state, MEMBERS, ATTESTATIONS, units, recalled, statement);
    }

    /// @inheritdoc IUnits
    function flagOverdue(UnitId unit) external {
        CustodyActs.flagOverdue(_state, unit);
    }
}
