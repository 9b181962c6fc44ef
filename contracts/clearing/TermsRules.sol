// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {CycleTerms} from "./CycleTerms.sol";
import {IClearing} from "./IClearing.sol";
import {PairCap} from "./PairCap.sol";
import {OrgId} from "../types/OrgId.sol";

/// @title TermsRules
/// @notice Which terms a cycle can have.
library TermsRules {
    /// @dev One bit for each member in 64, and one byte for its index.
    uint256 internal constant MAX_MEMBERS = 64;

    function requireSound(CycleTerms calldata terms) internal view {
        uint256 members = terms.members.length;
        require(members >= 2 && members <= MAX_MEMBERS, IClearing.Clearing_MembersInvalid(members, MAX_MEMBERS));
        require(
            block.timestamp < terms.closesAt && terms.closesAt < terms.fundedBy && terms.topUp != 0,
            IClearing.Clearing_TimesInvalid(terms.closesAt, terms.fundedBy, terms.topUp, block.timestamp)
        );
        uint32 last = 0;
        for (uint256 i = 0; i < members; i++) {
            OrgId bank = terms.members[i].bank;
            require(bank.raw() > last, IClearing.Clearing_MemberOutOfOrder(i, bank));
            last = bank.raw();
        }
        uint256 before = 0; // of no pair: 0 and 0
        for (uint256 i = 0; i < terms.pairCaps.length; i++) {
            PairCap cap = terms.pairCaps[i];
            uint256 pair = (cap.low() << 8) | cap.high();
            bool named = cap.low() < cap.high() && cap.high() < members;
            require(named && pair > before, IClearing.Clearing_PairOutOfOrder(i, cap));
            before = pair;
        }
    }
}
